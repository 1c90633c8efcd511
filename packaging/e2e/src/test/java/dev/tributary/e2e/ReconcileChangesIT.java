package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.cluster.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the sink tells others of: all that happened and nothing else, whatever is killed or
 * restarted. The broker is, so it is this test's own.
 */
class ReconcileChangesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP = Duration.ofMillis(50);
    private static final String NAME = "reconcile-changes";
    private static final String CHANGES = NAME + ".changes";
    private static final int PAIRS = 3_000;
    private static final int UNBOOKED = 40;
    private static final int UNEQUAL = 40;

    @Test
    void whatChangedIsToldWhateverIsKilled() throws Exception {
        try (TestCluster cluster = new TestCluster(NAME + "-cluster").start();
                ReconcileDatabase database = ReconcileDatabase.start(NAME + "-database");
                ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), NAME)) {
            createChanges(cluster);
            WorkerProcess worker = cluster.ownWorker("worker", Delivery.AT_LEAST_ONCE);
            try {
                worker.start();
                ReconcileConnector sink = sink(cluster, worker, topic, database);
                Thread sender = new Thread(() -> topic.pairs(0, PAIRS), NAME + "-sender");
                sender.start();

                awaitTold(cluster, PAIRS / 8);
                worker.kill();
                worker.start();
                awaitTold(cluster, PAIRS / 4);
                cluster.broker().stop();
                cluster.broker().start();
                awaitTold(cluster, PAIRS / 2);
                database.process().stop();
                database.process().start();
                sender.join();
                sink.awaitDone(2L * PAIRS, LIMIT);
                somethingChanges(topic);
                sink.awaitRead(cluster.reader(), topic, LIMIT);
                // All of it is told before something else changes what was told.
                ReconcileChanges.awaitAll(cluster, CHANGES, database, sink, LIMIT);
                topic.pairs(PAIRS, PAIRS + UNBOOKED / 2);
                topic.bookedAnew(0, 0);
                sink.awaitRead(cluster.reader(), topic, LIMIT);

                assertAllIsTold(cluster, database, sink);
                RunningConnector.awaitRunning(worker.rest(), NAME);
            } finally {
                worker.stop();
            }
        }
    }

    /**
     * What it had still to send when it was taken for dead comes after nothing that was told since.
     */
    @Test
    @Tag("faults")
    void whoToldAndWakesUpAgainDisturbsNothing() throws Exception {
        try (TestCluster cluster = new TestCluster(NAME + "-zombie-cluster").start();
                ReconcileDatabase database = ReconcileDatabase.start(NAME + "-zombie-database");
                ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), NAME)) {
            createChanges(cluster);
            WorkerProcess asleep = cluster.ownWorker("one", "both", Delivery.AT_LEAST_ONCE);
            WorkerProcess awake = cluster.ownWorker("two", "both", Delivery.AT_LEAST_ONCE);
            try {
                asleep.start();
                ReconcileConnector sink = sink(cluster, asleep, topic, database);
                topic.pairs(0, PAIRS / 4);
                awaitTold(cluster, 100); // so the first one tells
                awake.start();
                RunningConnector.awaitRunning(awake.rest(), NAME);
                Thread sender =
                        new Thread(() -> topic.pairs(PAIRS / 4, PAIRS / 2), NAME + "-sender");
                sender.start();
                awaitTold(cluster, PAIRS / 4);
                signal("-STOP", asleep);
                sender.join();
                topic.pairs(PAIRS / 2, PAIRS);
                sink.awaitDone(2L * PAIRS, LIMIT);
                somethingChanges(topic);
                sink.awaitRead(cluster.reader(), topic, LIMIT);
                ReconcileChanges.awaitAll(cluster, CHANGES, database, sink, LIMIT);
                signal("-CONT", asleep);
                topic.pairs(PAIRS, PAIRS + UNBOOKED / 2);
                topic.bookedAnew(0, 0);
                sink.awaitRead(cluster.reader(), topic, LIMIT);
                await().atMost(LIMIT).until(asleep.rest()::isHealthy);

                assertAllIsTold(cluster, database, sink);
            } finally {
                signal("-CONT", asleep);
                asleep.stop();
                awake.stop();
            }
        }
    }

    private static void signal(String signal, WorkerProcess worker) throws Exception {
        new ProcessBuilder("kill", signal, String.valueOf(worker.pid())).start().waitFor();
    }

    private static void assertAllIsTold(
            TestCluster cluster, ReconcileDatabase database, ReconcileConnector sink) {
        ReconcileChanges changes =
                ReconcileChanges.awaitAll(cluster, CHANGES, database, sink, LIMIT);
        assertMatchesAreTold(changes, database, sink);
        assertFindingsAreTold(changes, database, sink);
        assertStatementsAreTold(changes, database, sink);
        changes.assertTheLastOfEachKeyIsTheNewest();
        assertThat(changes.records()).noneMatch(one -> one.value().contains(ReconcileTopic.PERSON));
    }

    /** Matches end, come in another state, and come back; findings are found and resolved. */
    private static void somethingChanges(ReconcileTopic topic) {
        for (int pair = PAIRS; pair < PAIRS + UNBOOKED; pair++) {
            topic.unbooked(pair);
        }
        for (int pair = 0; pair < UNEQUAL; pair++) {
            topic.bookedAnew(pair, 7);
        }
        topic.remove(UNEQUAL);
        topic.remove(UNEQUAL + 1);
    }

    private static void assertMatchesAreTold(
            ReconcileChanges changes, ReconcileDatabase database, ReconcileConnector sink) {
        assertThat(
                        changes.last("matched").stream()
                                .map(ReconcileChangesIT::match)
                                .sorted()
                                .toList())
                .hasSizeGreaterThan(PAIRS - 10)
                .isEqualTo(database.matches(sink.url()));
        assertThat(changes.ofType("matched"))
                .as("each period is told once")
                .hasSize((int) database.count(sink.url(), "match"));
        assertThat(changes.ofType("voided").stream().map(TopicRecord::key).sorted().toList())
                .isEqualTo(
                        database.query(
                                sink.url(),
                                "SELECT id FROM tributary.match WHERE valid_to IS NOT NULL"
                                        + " AND end_reason <> 'changed' ORDER BY id"));
    }

    private static void assertFindingsAreTold(
            ReconcileChanges changes, ReconcileDatabase database, ReconcileConnector sink) {
        assertThat(changes.last("found").stream().map(ReconcileChangesIT::finding).sorted())
                .hasSizeGreaterThanOrEqualTo(UNBOOKED / 2 + UNEQUAL - 1)
                .isEqualTo(
                        database.query(
                                sink.url(),
                                "SELECT id || ' ' || kind || ' ' || source || ':' || entry_id"
                                        + " FROM tributary.finding WHERE resolved_at IS NULL"
                                        + " ORDER BY 1"));
        assertThat(changes.ofType("resolved").stream().map(TopicRecord::key).sorted().toList())
                .isNotEmpty()
                .isEqualTo(
                        database.query(
                                sink.url(),
                                "SELECT id FROM tributary.finding WHERE resolved_at IS NOT NULL"
                                        + " ORDER BY id"));
    }

    private static void assertStatementsAreTold(
            ReconcileChanges changes, ReconcileDatabase database, ReconcileConnector sink) {
        Map<String, JsonNode> statements = changes.statements();
        List<String> accounts =
                database.query(
                        sink.url(),
                        "SELECT DISTINCT account FROM tributary.account_transactions ORDER BY 1");
        assertThat(statements.keySet()).containsExactlyInAnyOrderElementsOf(accounts);
        for (String account : accounts) {
            JsonNode now =
                    ReconcileChanges.json(
                            database.query(
                                            sink.url(),
                                            "SELECT tributary.statement_document('"
                                                    + account
                                                    + "', NULL, NULL)")
                                    .get(0));
            assertThat(statements.get(account).at("/reconciliation"))
                    .as(account)
                    .isEqualTo(now.at("/reconciliation"));
            assertThat(transactions(statements.get(account))).isEqualTo(transactions(now));
        }
    }

    private static List<String> transactions(JsonNode statement) {
        return StreamSupport.stream(statement.at("/transactions").spliterator(), false)
                .map(
                        one ->
                                one.at("/id").asText()
                                        + " "
                                        + one.at("/date").asText()
                                        + " "
                                        + one.at("/amount").decimalValue()
                                        + " "
                                        + one.at("/reconciled").asBoolean())
                .toList();
    }

    /** As {@link ReconcileDatabase#matches} writes it. */
    private static String match(JsonNode told) {
        return told.at("/id").asText()
                + " "
                + told.at("/kind").asText()
                + " "
                + told.at("/status").asText()
                + " "
                + StreamSupport.stream(told.at("/members").spliterator(), false)
                        .map(
                                member ->
                                        member.at("/source").asText()
                                                + ":"
                                                + member.at("/id").asText()
                                                + ":"
                                                + member.at("/role").asText())
                        .collect(Collectors.joining(","));
    }

    private static String finding(JsonNode told) {
        return told.at("/id").asText()
                + " "
                + told.at("/kind").asText()
                + " "
                + told.at("/source").asText()
                + ":"
                + told.at("/entry_id").asText();
    }

    private static ReconcileConnector sink(
            TestCluster cluster,
            WorkerProcess worker,
            ReconcileTopic topic,
            ReconcileDatabase database) {
        return ReconcileConnector.start(
                worker.rest(),
                NAME,
                topic,
                database,
                database.url(),
                4,
                Map.of(
                        "changes.topic",
                        CHANGES,
                        "changes.statements",
                        "true",
                        "kafka.bootstrap.servers",
                        cluster.bootstrapServers()));
    }

    private static void createChanges(TestCluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(CHANGES, 3, (short) 1))).all().get();
        }
    }

    private static void awaitTold(TestCluster cluster, long records) {
        await().atMost(LIMIT)
                .pollInterval(STEP)
                .until(
                        () ->
                                cluster.reader().end(CHANGES).offsets().values().stream()
                                                .mapToLong(Long::longValue)
                                                .sum()
                                        >= records);
    }
}
