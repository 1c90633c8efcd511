package dev.tributary.api.limit;

/** Who goes first where calls wait for a limit; those that have waited long rise, so none starves. */
public enum Priority {
    /** Something has happened, and somebody told us. */
    WEBHOOK,
    /** The next look at what has changed. */
    INCREMENTAL,
    /** A look for what was missed. */
    RECONCILE,
    /** What lies in the past. */
    BACKFILL
}
