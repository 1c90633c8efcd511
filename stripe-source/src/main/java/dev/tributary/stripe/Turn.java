package dev.tributary.stripe;

import java.time.Clock;
import java.time.Duration;

/** When it is time to look again. */
final class Turn {

    private final Clock clock;
    private final long interval;
    private long at;

    Turn(Clock clock, Duration interval) {
        this.clock = clock;
        this.interval = interval.toMillis();
    }

    boolean isDue() {
        return millisLeft() == 0;
    }

    /** It was looked. */
    void taken() {
        at = clock.millis() + interval;
    }

    /** At once again. */
    void now() {
        at = 0;
    }

    long millisLeft() {
        return Math.max(0, at - clock.millis());
    }
}
