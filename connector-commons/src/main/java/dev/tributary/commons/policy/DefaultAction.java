package dev.tributary.commons.policy;

/** What becomes of a field that no rule of a policy speaks of. */
public enum DefaultAction {
    /** It is blanked. */
    REDACT,
    /** It passes as it is: for whoever has decided so. */
    KEEP,
    /** The record is an error. */
    FAIL
}
