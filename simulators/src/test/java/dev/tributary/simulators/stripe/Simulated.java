package dev.tributary.simulators.stripe;

import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Instant;

/** Simulators whose clock stands still unless it is moved. */
final class Simulated {

    static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    private Simulated() {}

    static StripeSimulator stripe() {
        return StripeSimulator.start(options());
    }

    static SimulatorOptions options() {
        return SimulatorOptions.defaults().withClock(StripeClock.fixed(START));
    }
}
