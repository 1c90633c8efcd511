package dev.tributary.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sleeping takes no time, and chance is what the test says; the rest of time is real. */
final class VirtualWaits implements Waits {

    private final Instant start = Instant.parse("2026-11-26T12:00:00Z");
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
    private final double random;
    private volatile long slept;

    VirtualWaits(double random) {
        this.random = random;
    }

    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public long nanos() {
        return System.nanoTime() + slept;
    }

    @Override
    public Instant now() {
        return start.plusNanos(slept);
    }

    @Override
    public void sleep(Duration time) {
        sleeps.add(time);
        slept += time.toNanos();
    }

    /** Time passes. */
    void pass(Duration time) {
        slept += time.toNanos();
    }

    @Override
    public double random() {
        return random;
    }
}
