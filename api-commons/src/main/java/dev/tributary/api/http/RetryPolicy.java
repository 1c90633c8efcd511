package dev.tributary.api.http;

import dev.tributary.commons.retry.Doubling;
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

    /**
     * The wait before a repeat.
     *
     * @param repeat from 1
     * @param asked what the provider asks for, never undercut
     * @param random from 0 to 1
     */
    Duration pause(int repeat, Optional<Duration> asked, double random) {
        Duration bound = new Doubling(first, longest).after(repeat);
        Duration jitter = Duration.ofMillis(Math.round(random * bound.toMillis()));
        return asked.orElse(Duration.ZERO).plus(jitter);
    }
}
