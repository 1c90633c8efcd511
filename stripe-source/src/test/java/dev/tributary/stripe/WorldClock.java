package dev.tributary.stripe;

import dev.tributary.simulators.stripe.StripeSimulator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a simulated Stripe, which a test moves. */
final class WorldClock extends Clock {

    private final StripeSimulator stripe;

    WorldClock(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    @Override
    public Instant instant() {
        return stripe.world().now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
