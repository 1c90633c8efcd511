package dev.tributary.x12;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.DuplicateOptions;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.x12.front.Fingerprint;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How much may be on its way between a file and Kafka, and how large a piece of it may be.
 *
 * @param onDropped what holds for a record that a transform or {@code errors.tolerance} dropped
 * @param queueMaxRecords records that wait or are in flight
 * @param queueMaxBytes how many bytes of files they come from
 * @param batchMaxRecords records that one poll hands over
 * @param maxRecordBytes the largest record
 * @param maxSegmentBytes the longest segment
 * @param duplicatesWindow how many interchanges are remembered
 */
record FlowOptions(
        AckAnswer onDropped,
        int queueMaxRecords,
        long queueMaxBytes,
        int batchMaxRecords,
        long maxRecordBytes,
        int maxSegmentBytes,
        int duplicatesWindow) {

    static final String MAX_RECORD_BYTES = "max.record.bytes";
    static final String MAX_SEGMENT_BYTES = "max.segment.bytes";

    private static final int MIB = 1024 * 1024;

    static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Delivery");
        group.option(DeliveryOptions.ACK_ON_DROPPED)
                .oneOf(AckAnswer.class)
                .defaultsTo(AckAnswer.REJECT)
                .doc(
                        "What holds for a record that a transform or `errors.tolerance` dropped, and"
                                + " which therefore is not in Kafka: `accept` goes on, and"
                                + " acknowledges it as if it were; `error` and `reject` fail the"
                                + " task, so that nothing is acknowledged.")
                .option(MAX_RECORD_BYTES)
                .type(LONG)
                .defaultsTo(900_000L)
                .validator(Valid.atLeast(1_000))
                .doc(
                        "The largest record, by estimate; beyond it `tree` and then `raw` are left"
                                + " out, and what is still too large becomes a dead letter. Keep it"
                                + " below the topic's `max.message.bytes`.")
                .option(DuplicateOptions.DUPLICATES_WINDOW)
                .type(INT)
                .defaultsTo(65_536)
                .validator(Valid.between(0, 1_000_000))
                .doc(
                        "How many interchanges are remembered by their sender, receiver and ISA-13,"
                                + " so that a number that is used twice is refused (TA1 code 025);"
                                + " 0 for none.")
                .option(MAX_SEGMENT_BYTES)
                .type(INT)
                .defaultsTo(MIB)
                .validator(Valid.between(500, 256L * MIB))
                .importance(LOW)
                .doc(
                        "The longest segment in bytes, binary ones included, and so what is held of"
                                + " a file at a time.");
        DeliveryOptions.defineQueue(group, 16L * MIB, "stops reading");
    }

    /** How many interchanges each of the buckets remembers. */
    int interchangesPerBucket() {
        return (duplicatesWindow + Fingerprint.BUCKETS - 1) / Fingerprint.BUCKETS;
    }

    static FlowOptions from(AbstractConfig config) {
        return new FlowOptions(
                OneOf.get(config, DeliveryOptions.ACK_ON_DROPPED, AckAnswer.class),
                config.getInt(DeliveryOptions.QUEUE_MAX_RECORDS),
                config.getLong(DeliveryOptions.QUEUE_MAX_BYTES),
                config.getInt(DeliveryOptions.BATCH_MAX_RECORDS),
                config.getLong(MAX_RECORD_BYTES),
                config.getInt(MAX_SEGMENT_BYTES),
                config.getInt(DuplicateOptions.DUPLICATES_WINDOW));
    }
}
