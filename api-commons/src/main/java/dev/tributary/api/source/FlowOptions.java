package dev.tributary.api.source;

import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The options of delivery in the words of an API: who waits is a webhook's sender, or nobody.
 *
 * @param delivery how much may be on its way, and what a sender is told
 * @param maxRecordBytes the largest record
 */
public record FlowOptions(DeliveryOptions delivery, long maxRecordBytes) {

    public static final String MAX_RECORD_BYTES = "max.record.bytes";

    private static final long MIB = 1024L * 1024;

    static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Delivery");
        group.option(DeliveryOptions.ACK_ON_DROPPED)
                .oneOf(AckAnswer.class)
                .defaultsTo(AckAnswer.REJECT)
                .doc(
                        "What holds for a record that a transform or `errors.tolerance` dropped, and"
                                + " which therefore is not in Kafka: `accept` goes on as if it were;"
                                + " with `error` and `reject` a webhook is answered 503 or 422, and a"
                                + " record that was fetched fails the task.")
                .option(MAX_RECORD_BYTES)
                .type(LONG)
                .defaultsTo(900_000L)
                .validator(Valid.atLeast(1_000))
                .doc(
                        "The largest record, by estimate; beyond it `raw` is left out, and what is"
                                + " still too large becomes a dead letter. Keep it below the topic's"
                                + " `max.message.bytes`.")
                .option(DeliveryOptions.ACK_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.atLeast(0))
                .doc(
                        "How many milliseconds a webhook's sender waits for its event to be in Kafka"
                                + " before it is answered 503, so that it sends again; 0 for no"
                                + " limit.");
        String atTheLimit = "fetches no more, and answers webhooks 503";
        DeliveryOptions.defineQueue(group, 64 * MIB, atTheLimit);
        DeliveryOptions.definePause(group, atTheLimit);
    }

    static FlowOptions from(AbstractConfig config) {
        return new FlowOptions(
                new DeliveryOptions(
                        config.getInt(DeliveryOptions.QUEUE_MAX_RECORDS),
                        config.getLong(DeliveryOptions.QUEUE_MAX_BYTES),
                        config.getInt(DeliveryOptions.BATCH_MAX_RECORDS),
                        OneOf.get(config, DeliveryOptions.ACK_ON_DROPPED, AckAnswer.class),
                        // A dead letter keeps the event, and sending it again would not help.
                        AckAnswer.ACCEPT,
                        Duration.ofMillis(config.getLong(DeliveryOptions.ACK_TIMEOUT_MS)),
                        Duration.ofMillis(config.getLong(DeliveryOptions.PAUSE_DETECTION_MS))),
                config.getLong(MAX_RECORD_BYTES));
    }
}
