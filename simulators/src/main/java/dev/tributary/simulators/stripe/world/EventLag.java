package dev.tributary.simulators.stripe.world;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long after it happened an event shows in lists.
 *
 * @param least no sooner
 * @param most no later
 */
public record EventLag(Duration least, Duration most) {

    /** At once. */
    public static final EventLag NONE = new EventLag(Duration.ZERO, Duration.ZERO);

    public EventLag {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("an event's lag goes from least to most");
        }
    }

    Duration next(SplittableRandom random) {
        return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
    }
}
