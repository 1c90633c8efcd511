package dev.tributary.benchmarks;

import java.time.Duration;

/**
 * How long a run measures.
 *
 * @param quick whether the whole run is to measure for less than a minute
 */
public record Effort(boolean quick) {

    /** A time that is longer in a full run; quick runs are for a first look. */
    public Duration seconds(double full, double quickly) {
        return Duration.ofMillis(Math.round(1_000 * (quick ? quickly : full)));
    }

    /** A count that is higher in a full run. */
    public int count(int full, int quickly) {
        return quick ? quickly : full;
    }
}
