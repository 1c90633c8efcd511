package dev.tributary.api.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, which tests replace. */
interface Waits {

    /** The real ones. */
    Waits REAL =
            new Waits() {
                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public Instant now() {
                    return Clock.systemUTC().instant();
                }

                @Override
                public void sleep(Duration time) throws InterruptedException {
                    Thread.sleep(time.toMillis());
                }

                @Override
                public double random() {
                    return ThreadLocalRandom.current().nextDouble();
                }
            };

    long nanos();

    Instant now();

    void sleep(Duration time) throws InterruptedException;

    /** From 0 to 1. */
    double random();
}
