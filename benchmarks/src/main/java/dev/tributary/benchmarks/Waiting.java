package dev.tributary.benchmarks;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectorStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, not for times. */
public final class Waiting {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Waiting() {}

    /** Until something holds; for a minute at most. */
    public static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "waited " + LIMIT.toSeconds() + " s in vain for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    /** Until a connector and its tasks run. */
    public static void untilRunning(ConnectRest rest, String connector) {
        until(
                connector + " to run",
                () -> {
                    ConnectorStatus status = rest.status(connector).orElse(null);
                    if (status != null && status.hasFailed()) {
                        throw new IllegalStateException(connector + " failed: " + status.traces());
                    }
                    return status != null && status.isRunning();
                });
    }
}
