package dev.tributary.stripe.feed;

/**
 * Which balance transactions may still be pending: they change once more, when they become
 * available, and no event tells it.
 *
 * @param since second in which the oldest of them was created; 0 where there is none
 * @param due second from which on one of them can be available
 */
public record PendingMark(long since, long due) {

    /** None is pending. */
    public static final PendingMark NONE = new PendingMark(0, 0);

    /** With one more. */
    public PendingMark with(long created, long availableOn) {
        return since == 0
                ? new PendingMark(created, availableOn)
                : new PendingMark(Math.min(since, created), Math.min(due, availableOn));
    }

    /** Both. */
    public PendingMark and(PendingMark other) {
        return other.since == 0 ? this : with(other.since, other.due);
    }

    /** Whether one of them can be available. */
    public boolean isDue(long now) {
        return since > 0 && now >= due;
    }
}
