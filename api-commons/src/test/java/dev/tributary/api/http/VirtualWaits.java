package dev.tributary.api.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sleeping takes no time, and chance is what the test says; the rest of time is real. */
final class VirtualWaits implements Waits {

    private final Instant start = Instant.parse("2026-11-26T12:00:00Z");
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
    private final double random;
    private final AtomicLong slept = new AtomicLong();

    VirtualWaits(double random) {
        this.random = random;
    }

    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public long nanos() {
        return System.nanoTime() + slept.get();
    }

    @Override
    public Instant now() {
        return start.plusNanos(slept.get());
    }

    @Override
    public void sleep(Duration time) {
        sleeps.add(time);
        slept.addAndGet(time.toNanos());
    }

    /** Time passes. */
    void pass(Duration time) {
        slept.addAndGet(time.toNanos());
    }

    @Override
    public double random() {
        return random;
    }
}
