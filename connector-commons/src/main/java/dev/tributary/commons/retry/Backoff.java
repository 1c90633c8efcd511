package dev.tributary.commons.retry;

import java.time.Clock;
import java.time.Duration;

/**
 * When to try again what has failed: after a second, then after twice as long, up to a minute. Used
 * by one thread.
 */
public final class Backoff {

    private static final Doubling WAITS =
            new Doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Clock clock;
    private int failures;
    private long until;

    /**
     * Of something that has not failed yet.
     *
     * @param clock the time
     */
    public Backoff(Clock clock) {
        this.clock = clock;
    }

    /** It has failed. */
    public void failed() {
        failures++;
        until = clock.millis() + WAITS.after(failures).toMillis();
    }

    /** It has worked. */
    public void worked() {
        failures = 0;
        until = 0;
    }

    /** Whether it has failed since it last worked. */
    public boolean isFailing() {
        return failures > 0;
    }

    /** For how long it is not to be tried, in milliseconds. */
    public long millisLeft() {
        return Math.max(0, until - clock.millis());
    }
}
