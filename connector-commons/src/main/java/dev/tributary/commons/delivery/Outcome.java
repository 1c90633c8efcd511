package dev.tributary.commons.delivery;

/** What became of a delivery. */
public enum Outcome {
    /** Kafka has committed all its records. */
    DURABLE,
    /** A transform or {@code errors.tolerance} dropped one of its records: it is in no topic. */
    DROPPED,
    /** The task ended before all its records were known to be committed. */
    FAILED
}
