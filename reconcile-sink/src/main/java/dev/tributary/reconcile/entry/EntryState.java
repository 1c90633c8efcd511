package dev.tributary.reconcile.entry;

/** Where an entry stands in its own life; only open ones match money. */
public enum EntryState {
    OPEN,
    /** May still change or go away. */
    PENDING,
    /** Another one, which names it, took its place. */
    SUPERSEDED,
    REMOVED,
    VOIDED,
    FAILED;

    /** Whether it stands for money. */
    public boolean matchable() {
        return this == OPEN;
    }
}
