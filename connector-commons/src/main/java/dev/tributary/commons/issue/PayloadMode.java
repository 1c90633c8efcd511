package dev.tributary.commons.issue;

/** What a dead letter keeps of the payload. */
public enum PayloadMode {
    /** Nothing: its digest and size must do. */
    OMIT,
    /** All of it, readable by whoever holds the quarantine's key. */
    ENCRYPT,
    /** All of it, readable by whoever may read the topic. */
    CLEAR
}
