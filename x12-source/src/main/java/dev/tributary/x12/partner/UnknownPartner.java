package dev.tributary.x12.partner;

/** What becomes of an interchange whose sender no trading partner's definition matches. */
public enum UnknownPartner {
    /** It is read by the rules of the connector. */
    ACCEPT,
    /** Nothing of it is taken, it becomes a dead letter, and a TA1 says so to its sender. */
    REJECT,
    /** Nothing of it is taken, it becomes a dead letter, and nobody is told. */
    DEAD_LETTER
}
