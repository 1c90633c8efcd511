package dev.tributary.reconcile.engine;

/** What became of a match. */
public enum MatchStatus {
    /** Found by rules, and unambiguous. */
    AUTO,
    /** Found by rules; a person should look. */
    REVIEW,
    /** A person said yes. */
    CONFIRMED,
    /** A person said no. */
    REJECTED,
    /** No longer so: later data, a reversal or a delete came. */
    VOID
}
