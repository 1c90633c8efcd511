package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;

import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How much may be on its way between a sender and Kafka, and what the sender is told.
 *
 * @param queueMaxRecords records that wait or are in flight
 * @param queueMaxBytes their estimated size
 * @param batchMaxRecords records that one poll hands over
 * @param onDropped the answer when a transform or {@code errors.tolerance} dropped the record
 * @param onDeadLetter the answer when the message became a dead letter
 * @param ackTimeout how long a sender waits for the commit; zero for no limit
 * @param pauseDetection how long without a poll means that the connector is paused
 */
public record DeliveryOptions(
        int queueMaxRecords,
        long queueMaxBytes,
        int batchMaxRecords,
        AckAnswer onDropped,
        AckAnswer onDeadLetter,
        Duration ackTimeout,
        Duration pauseDetection) {

    public static final String QUEUE_MAX_RECORDS = "queue.max.records";
    public static final String QUEUE_MAX_BYTES = "queue.max.bytes";
    public static final String BATCH_MAX_RECORDS = "batch.max.records";
    public static final String ACK_ON_DROPPED = "ack.on.dropped";
    public static final String ACK_ON_DEAD_LETTER = "ack.on.dead.letter";
    public static final String ACK_TIMEOUT_MS = "ack.timeout.ms";
    public static final String PAUSE_DETECTION_MS = "pause.detection.ms";

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, "Delivery")
                .option(ACK_ON_DROPPED)
                .oneOf(AckAnswer.class)
                .defaultsTo(AckAnswer.REJECT)
                .doc(
                        "What the sender is told when a transform or `errors.tolerance` dropped its"
                                + " message, which therefore is not in Kafka: `accept` lets it go"
                                + " on, `error` asks it to try again, `reject` is final.")
                .option(ACK_ON_DEAD_LETTER)
                .oneOf(AckAnswer.class)
                .defaultsTo(AckAnswer.REJECT)
                .doc(
                        "What the sender is told when its message could not be used and was kept"
                                + " as a dead letter: `accept`, `error` or `reject`, as above; the"
                                + " answer waits until the dead letter is in Kafka.")
                .option(ACK_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.atLeast(0))
                .doc(
                        "How many milliseconds a sender waits for its message to be in Kafka before"
                                + " its connection is closed unanswered, so that it sends again; 0"
                                + " for no limit.")
                .option(QUEUE_MAX_RECORDS)
                .type(INT)
                .defaultsTo(5_000)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many records may be on their way to Kafka at once; at the limit the"
                                + " connector stops reading from senders.")
                .option(QUEUE_MAX_BYTES)
                .type(LONG)
                .defaultsTo(64L * 1024 * 1024)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many bytes of records may be on their way to Kafka at once, by"
                                + " estimate; at the limit the connector stops reading from"
                                + " senders.")
                .option(BATCH_MAX_RECORDS)
                .type(INT)
                .defaultsTo(500)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many records are handed to Kafka Connect at a time; under exactly-once"
                                + " this is the size of a transaction.")
                .option(PAUSE_DETECTION_MS)
                .type(LONG)
                .defaultsTo(5_000L)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .doc(
                        "After how many milliseconds without being asked for records the connector"
                                + " takes itself as paused and stops reading from senders.");
    }

    public static DeliveryOptions from(AbstractConfig config) {
        return new DeliveryOptions(
                config.getInt(QUEUE_MAX_RECORDS),
                config.getLong(QUEUE_MAX_BYTES),
                config.getInt(BATCH_MAX_RECORDS),
                OneOf.get(config, ACK_ON_DROPPED, AckAnswer.class),
                OneOf.get(config, ACK_ON_DEAD_LETTER, AckAnswer.class),
                Duration.ofMillis(config.getLong(ACK_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(PAUSE_DETECTION_MS)));
    }
}
