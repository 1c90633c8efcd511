package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectorStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A topic is deleted and made anew, and has grown beyond what was read when the sink comes back.
 */
@ExtendWith(OnSharedCluster.class)
class ReconcileTopicAnewIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String NAME = "reconcile-anew";
    private static final int BEFORE = 40;
    private static final int AFTER = 100;

    @AutoClose
    private static final ReconcileDatabase database = ReconcileDatabase.start(NAME + "-database");

    private final TestCluster cluster;
    private final ConnectRest rest;

    ReconcileTopicAnewIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void noneOfItsRecordsIsTakenForWritten() {
        try (ReconcileTopic first = ReconcileTopic.create(cluster.bootstrapServers(), NAME);
                ReconcileConnector sink =
                        ReconcileConnector.start(rest, NAME, first, database, database.url(), 2)) {
            first.pairs(0, BEFORE);
            sink.awaitRead(cluster.reader(), first, LIMIT);
            // It comes back to the same topic as if nothing had been.
            rest.stop(NAME);
            first.pairs(BEFORE, 2 * BEFORE);
            rest.resume(NAME);
            sink.awaitRead(cluster.reader(), first, LIMIT);
            assertThat(database.matches(sink.url())).hasSize(2 * BEFORE);

            stop();
            delete(first.name());
            try (ReconcileTopic second = madeAnew()) {
                rest.resume(NAME);
                awaitFailed();
                assertThat(rest.status(NAME).map(ConnectorStatus::traces).orElse(""))
                        .contains("has another record at offset", "topic.recreated=restart")
                        .doesNotContain("txn_", "je_");
                assertThat(database.count(sink.url(), "entry")).isEqualTo(4L * BEFORE);

                stop();
                restartRecreated();
                sink.awaitDone(4L * BEFORE + 2 * AFTER, LIMIT);
                sink.awaitRead(cluster.reader(), second, LIMIT);
                assertThat(database.matches(sink.url())).hasSize(2 * BEFORE + AFTER);
                RunningConnector.awaitRunning(rest, NAME);
            }
        }
    }

    private void stop() {
        rest.stop(NAME);
        await().atMost(LIMIT)
                .until(
                        () ->
                                rest.status(NAME)
                                        .filter(status -> status.state().equals("STOPPED"))
                                        .filter(status -> status.tasks().isEmpty())
                                        .isPresent());
    }

    private void restartRecreated() {
        Map<String, String> config = new HashMap<>();
        rest.config(NAME)
                .properties()
                .forEach(one -> config.put(one.getKey(), one.getValue().asText()));
        config.put("topic.recreated", "restart");
        rest.put(NAME, config);
        rest.resume(NAME);
    }

    /** With more in each partition than there was before. */
    private ReconcileTopic madeAnew() {
        ReconcileTopic topic =
                await().atMost(LIMIT)
                        .ignoreExceptions()
                        .until(
                                () -> ReconcileTopic.create(cluster.bootstrapServers(), NAME),
                                made -> true);
        topic.pairs(1_000, 1_000 + AFTER);
        return topic;
    }

    private void delete(String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(
                            () -> {
                                admin.deleteTopics(List.of(topic)).all().get();
                                return true;
                            });
        }
    }

    private void awaitFailed() {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> rest.status(NAME).filter(ConnectorStatus::hasFailed).isPresent());
    }
}
