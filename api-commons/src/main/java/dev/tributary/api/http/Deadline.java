package dev.tributary.api.http;

import java.time.Duration;

/** By when a call must be over, with all that belongs to it. */
final class Deadline {

    private final Waits waits;
    private final long end;

    Deadline(Waits waits, Duration time) {
        this.waits = waits;
        this.end = waits.nanos() + time.toNanos();
    }

    /** What is left; zero when it has passed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - waits.nanos()));
    }

    boolean isBefore(Duration time) {
        return left().compareTo(time) < 0;
    }
}
