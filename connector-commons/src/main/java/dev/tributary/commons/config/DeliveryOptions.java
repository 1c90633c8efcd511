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

    private static final long MIB = 1024L * 1024;

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Delivery");
        group.option(ACK_ON_DROPPED)
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
                                + " for no limit.");
        String atTheLimit = "stops reading from senders";
        defineQueue(group, 64 * MIB, atTheLimit);
        definePause(group, atTheLimit);
    }

    /**
     * Defines how much may be on its way to Kafka.
     *
     * @param maxBytes the default of {@code queue.max.bytes}
     * @param atTheLimit what the connector does at the limit, as {@code stops reading}
     */
    public static void defineQueue(ConfigGroup group, long maxBytes, String atTheLimit) {
        group.option(QUEUE_MAX_RECORDS)
                .type(INT)
                .defaultsTo(5_000)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many records may be on their way to Kafka at once; at the limit the"
                                + " connector "
                                + atTheLimit
                                + ".")
                .option(QUEUE_MAX_BYTES)
                .type(LONG)
                .defaultsTo(maxBytes)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many bytes, as they were received, may be on their way to Kafka at once"
                                + " as records; the same holds at the limit.")
                .option(BATCH_MAX_RECORDS)
                .type(INT)
                .defaultsTo(500)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "How many records are handed to Kafka Connect at a time; under exactly-once"
                                + " this is the size of a transaction.");
    }

    /**
     * Defines when the connector is taken as paused.
     *
     * @param whilePaused what the connector does then, as {@code stops reading}
     */
    public static void definePause(ConfigGroup group, String whilePaused) {
        group.option(PAUSE_DETECTION_MS)
                .type(LONG)
                .defaultsTo(5_000L)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .doc(
                        "After how many milliseconds without being asked for records the connector"
                                + " takes itself as paused, and "
                                + whilePaused
                                + ".");
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
