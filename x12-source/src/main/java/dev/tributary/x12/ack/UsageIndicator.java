package dev.tributary.x12.ack;

/** What ISA-15 of an acknowledgement says. */
public enum UsageIndicator {
    /** What the interchange said that it answers. */
    AS_RECEIVED,
    /** P. */
    PRODUCTION,
    /** T. */
    TEST
}
