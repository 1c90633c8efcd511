package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectorStatus;
import java.time.Duration;

/** Waiting for a connector. */
final class RunningConnector {
    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private RunningConnector() {}

    /** Returns when the connector and its tasks run; shows the trace if they fail. */
    static void awaitRunning(ConnectRest rest, String name) {
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> failIfFailed(rest, name))
                .until(() -> rest.status(name).filter(ConnectorStatus::isRunning).isPresent());
    }

    private static void failIfFailed(ConnectRest rest, String name) {
        rest.status(name)
                .filter(ConnectorStatus::hasFailed)
                .ifPresent(
                        status -> {
                            throw new AssertionError(name + " failed: " + status.traces());
                        });
    }
}
