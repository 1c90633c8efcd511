package dev.tributary.commons.config;

/** What a sender is told about a message that did not reach its topic. */
public enum AckAnswer {
    /** As if all were well: the sender goes on. */
    ACCEPT,
    /** A passing fault: the sender may try again. */
    ERROR,
    /** Final: the sender must not send it again unchanged. */
    REJECT
}
