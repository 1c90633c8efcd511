package dev.tributary.api.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before a repeat: a random time up to a bound that doubles (full jitter), so that
 * clients which failed together do not come back together.
 *
 * @param mostRepeats 0 for none
 * @param first bound of the first wait
 * @param longest bound of any wait
 */
public record RetryPolicy(int mostRepeats, Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * The wait before a repeat.
     *
     * @param repeat from 1
     * @param asked what the provider asks for, never undercut
     * @param random from 0 to 1
     */
    Duration pause(int repeat, Optional<Duration> asked, double random) {
        double doubled = (double) first.toMillis() * (1L << Math.min(repeat - 1, MOST_DOUBLINGS));
        double bound = Math.min((double) longest.toMillis(), doubled);
        Duration jitter = Duration.ofMillis(Math.round(random * bound));
        return asked.orElse(Duration.ZERO).plus(jitter);
    }
}
