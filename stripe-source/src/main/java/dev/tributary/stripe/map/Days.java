package dev.tributary.stripe.map;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of Stripe's times, which are counted in UTC. */
final class Days {

    private Days() {}

    static LocalDate of(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
