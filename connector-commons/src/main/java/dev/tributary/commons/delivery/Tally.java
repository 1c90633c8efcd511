package dev.tributary.commons.delivery;

/**
 * What a delivery counts as.
 *
 * @param kind what the message turned out to be
 * @param bytes its size as received, which the queue's bound counts
 * @param digest keyed digest of its payload, or null without a key
 */
public record Tally(Kind kind, long bytes, byte[] digest) {

    /** What a message turned out to be. */
    public enum Kind {
        VALID,
        WARNING,
        ERROR,
        DEAD_LETTER,
        STATUS
    }
}
