package dev.tributary.api.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the moment of a signature is near enough to now, before it and after it. */
record SignedTime(Clock clock, Duration tolerance) {

    /** What is wrong with a moment. */
    Optional<Refusal> refusal(long epochSeconds) {
        Instant now = clock.instant();
        // By subtraction of longs that the sender has chosen, an overflow could come out as near.
        if (epochSeconds < now.minus(tolerance).getEpochSecond()) {
            return Optional.of(Refusal.STALE);
        }
        if (epochSeconds > now.plus(tolerance).getEpochSecond()) {
            return Optional.of(Refusal.FUTURE);
        }
        return Optional.empty();
    }
}
