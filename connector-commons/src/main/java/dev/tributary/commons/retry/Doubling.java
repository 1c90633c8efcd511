package dev.tributary.commons.retry;

import java.time.Duration;

/**
 * Twice as long with each failure in a row, up to a bound.
 *
 * @param first how long to wait after the first
 * @param longest how long to wait at the most
 */
public record Doubling(Duration first, Duration longest) {

    /** Enough for any bound that is meant, and too few to overflow. */
    private static final int MOST_DOUBLINGS = 30;

    /**
     * How long to wait.
     *
     * @param failures how often it has failed since it last worked; from 1
     */
    public Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
