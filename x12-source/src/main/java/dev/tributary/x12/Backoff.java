package dev.tributary.x12;

import java.time.Clock;

/** When to try again what has failed: after a second, then after twice as long, up to a minute. */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 60_000;

    private final Clock clock;
    private long wait;
    private long until;

    Backoff(Clock clock) {
        this.clock = clock;
    }

    /** It has failed. */
    void failed() {
        wait = wait == 0 ? FIRST_MILLIS : Math.min(2 * wait, LONGEST_MILLIS);
        until = clock.millis() + wait;
    }

    /** It has worked. */
    void worked() {
        wait = 0;
        until = 0;
    }

    /** Whether it has failed since it last worked. */
    boolean isFailing() {
        return wait > 0;
    }

    /** For how long it is not to be tried, in milliseconds. */
    long millisLeft() {
        return Math.max(0, until - clock.millis());
    }
}
