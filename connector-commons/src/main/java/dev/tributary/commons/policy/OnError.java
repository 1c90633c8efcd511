package dev.tributary.commons.policy;

/** What becomes of a record that cannot be masked. */
public enum OnError {
    /** The task fails. */
    FAIL,
    /** It goes, encrypted, to the quarantine topic. */
    QUARANTINE
}
