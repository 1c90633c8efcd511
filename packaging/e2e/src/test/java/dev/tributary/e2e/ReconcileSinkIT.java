package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four tasks read both halves of pairs from different partitions at once. */
@ExtendWith(OnSharedCluster.class)
class ReconcileSinkIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PAIRS = 2_000;

    @AutoClose
    private static final ReconcileDatabase database = ReconcileDatabase.start("reconcile-database");

    private final TestCluster cluster;
    private final ConnectRest rest;

    ReconcileSinkIT(TestCluster cluster) {
        this.cluster = cluster;
        this.rest = cluster.rest(Delivery.AT_LEAST_ONCE);
    }

    @Test
    void fourTasksMatchWhatOneTaskMatchesAndReadNothingTwice() {
        String name = "reconcile-four";
        try (ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), name);
                ReconcileConnector four = start(name, topic, 4)) {
            topic.pairs(0, PAIRS);
            topic.unusable();
            topic.remove(7);
            topic.remove(8);
            // What was sent before is sent again: no entry is made twice by it.
            topic.pairs(0, 300);
            four.awaitDone(2 * PAIRS, LIMIT);
            four.awaitRead(cluster.reader(), topic, LIMIT);

            List<String> matches = database.matches(four.url());
            assertThat(matches).hasSize(PAIRS - 2).allMatch(m -> m.contains("AUTO"));
            assertThat(database.usedTwice(four.url())).isEmpty();
            assertThat(database.count(four.url(), "entry")).isEqualTo(2 * PAIRS);
            assertThat(database.query(four.url(), "SELECT * FROM tributary.broken_decision_log()"))
                    .isEmpty();
            assertThat(cluster.reader().all(name + ".unusable")).hasSize(1);

            try (ReconcileConnector one = start(name + "-alone", topic, 1)) {
                one.awaitDone(2 * PAIRS, LIMIT);
                one.awaitRead(cluster.reader(), topic, LIMIT);
                assertThat(database.matches(one.url())).isEqualTo(matches);
            }
        }
    }

    @Test
    void theDatabaseKnowsHowFarItIsWhateverTheGroupSays() {
        String name = "reconcile-reset";
        try (ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), name);
                ReconcileConnector sink = start(name, topic, 4)) {
            topic.pairs(0, 500);
            sink.awaitDone(1_000, LIMIT);
            List<String> versions = versions(sink);

            rest.stop(name);
            forgetGroup(name);
            topic.pairs(500, 600);
            rest.resume(name);
            sink.awaitDone(1_200, LIMIT);

            assertThat(database.matches(sink.url())).hasSize(600);
            assertThat(versions(sink)).as("rows that were there").containsAll(versions);
            assertThat(database.query(sink.url(), "SELECT count(*) FROM tributary.match"))
                    .as("periods of matches: nothing was matched again")
                    .containsExactly("600");
        }
    }

    private ReconcileConnector start(String name, ReconcileTopic topic, int tasks) {
        return ReconcileConnector.start(rest, name, topic, database, database.another(name), tasks);
    }

    /** Entries and when they were written. */
    private static List<String> versions(ReconcileConnector sink) {
        return database.query(
                sink.url(), "SELECT source || id || updated_at FROM tributary.entry ORDER BY 1");
    }

    private void forgetGroup(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            await().atMost(LIMIT)
                    .ignoreExceptions()
                    .until(
                            () -> {
                                admin.deleteConsumerGroups(List.of("connect-" + name)).all().get();
                                return true;
                            });
        }
    }
}
