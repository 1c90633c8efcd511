package dev.tributary.reconcile;

/** How long to wait before the next try: longer each time, up to a bound. */
final class Backoff {
    private static final long FIRST_MS = 250;
    private static final int MOST_DOUBLINGS = 6;

    private int failures;

    /** It failed once more; returns how many milliseconds to wait. */
    long failed() {
        return FIRST_MS << Math.min(failures++, MOST_DOUBLINGS);
    }

    void succeeded() {
        failures = 0;
    }
}
