package dev.tributary.api.limit;

/**
 * Who goes first where calls wait for a limit; those that have waited long rise, so none starves.
 */
public enum Priority {
    /** Something has happened, and somebody told us. */
    WEBHOOK(0),
    /** The next look at what has changed. */
    INCREMENTAL(1),
    /** A look for what was missed. */
    RECONCILE(2),
    /** What lies in the past. */
    BACKFILL(3);

    private final int stepsBehind;

    Priority(int stepsBehind) {
        this.stepsBehind = stepsBehind;
    }

    /** How many steps it is behind the most urgent. */
    int stepsBehind() {
        return stepsBehind;
    }
}
