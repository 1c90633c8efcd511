package dev.tributary.reconcile.rule;

/**
 * Groups that come in many batches, as the items of a large payout. A match holds all of its
 * members from the first: one that is made anew with each batch costs the square of what comes. So
 * a large group is joined once all of it is there, and is awaited until then; a small one is shown
 * as far as it has come.
 */
final class Gathering {

    /** More parts than this are large. */
    static final int LARGE = 1_000;

    private Gathering() {}

    /**
     * Whether a group is not to be joined yet.
     *
     * @param parts how many of its parts came
     * @param whole whether they are all that belong to it, as far as can be told
     */
    static boolean waits(int parts, boolean whole) {
        return parts > LARGE && !whole;
    }
}
