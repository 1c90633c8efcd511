package dev.tributary.commons.metrics;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** When something last happened, in milliseconds since 1970; 0 for never. */
public final class Timestamp {

    private final Clock clock;
    private final AtomicLong millis = new AtomicLong();

    Timestamp(Clock clock) {
        this.clock = clock;
    }

    /** It happened now. */
    public void mark() {
        millis.set(clock.millis());
    }

    public long value() {
        return millis.get();
    }
}
