package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectorStatus;
import java.time.Duration;
import java.util.Map;

/** A connector that a test has put into a worker; closing removes it. */
final class RunningConnector implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private final String name;
    private final ConnectRest rest;

    private RunningConnector(String name, ConnectRest rest) {
        this.name = name;
        this.rest = rest;
    }

    /** Returns when the connector and its tasks run; shows the trace if they fail. */
    static RunningConnector start(ConnectRest rest, String name, Map<String, String> config) {
        rest.put(name, config);
        RunningConnector connector = new RunningConnector(name, rest);
        connector.awaitRunning();
        return connector;
    }

    String name() {
        return name;
    }

    void awaitRunning() {
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .failFast(
                        () -> {
                            if (rest.status(name).filter(ConnectorStatus::hasFailed).isPresent()) {
                                throw new AssertionError(rest.status(name).get().traces());
                            }
                        })
                .until(() -> rest.status(name).filter(ConnectorStatus::isRunning).isPresent());
    }

    @Override
    public void close() {
        rest.delete(name);
    }
}
