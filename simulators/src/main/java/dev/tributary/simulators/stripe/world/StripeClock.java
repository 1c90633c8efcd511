package dev.tributary.simulators.stripe.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time at Stripe: it stands still unless moved, or it runs with the real time some way behind.
 * Read and moved under the world's lock.
 */
public final class StripeClock {

    private final InstantSource real;
    private final boolean running;
    private Instant still;
    private Duration behind;

    private StripeClock(InstantSource real, boolean running, Instant still, Duration behind) {
        this.real = real;
        this.running = running;
        this.still = still;
        this.behind = behind;
    }

    /** A clock that stands at an instant until it is moved. */
    public static StripeClock fixed(Instant at) {
        return new StripeClock(InstantSource.system(), false, at, Duration.ZERO);
    }

    /** A clock that runs as the real one does, a span behind it. */
    public static StripeClock behind(Duration span) {
        return new StripeClock(InstantSource.system(), true, Instant.EPOCH, span);
    }

    Instant now() {
        return running ? real.instant().minus(behind) : still;
    }

    /** Moves on; never back. */
    void moveTo(Instant at) {
        if (at.isBefore(now())) {
            return;
        }
        if (running) {
            behind = Duration.between(at, real.instant());
        } else {
            still = at;
        }
    }

    /** The real time. */
    Instant present() {
        return real.instant();
    }
}
