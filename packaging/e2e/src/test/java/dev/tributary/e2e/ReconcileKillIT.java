package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.WorkerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Workers and the database are killed in the middle: nothing is missed, nothing is used twice. */
@ExtendWith(OnSharedCluster.class)
class ReconcileKillIT {
    private static final Duration STEP = Duration.ofMillis(50);

    private final TestCluster cluster;

    ReconcileKillIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void aKilledWorkerAndARestartedDatabaseLoseNothing() {
        kill("reconcile-kill", 4_000, 1, Duration.ofMinutes(2));
    }

    @Test
    @Tag("faults")
    void repeatedKillsLoseNothing() {
        kill("reconcile-kills", 30_000, 6, Duration.ofMinutes(10));
    }

    private void kill(String name, int pairs, int kills, Duration limit) {
        WorkerProcess worker = cluster.ownWorker(name, Delivery.AT_LEAST_ONCE);
        worker.start();
        try (ReconcileDatabase database = ReconcileDatabase.start(name + "-database");
                ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), name)) {
            ReconcileConnector sink =
                    ReconcileConnector.start(
                            worker.rest(), name, topic, database, database.url(), 4);
            Thread sender = new Thread(() -> topic.pairs(0, pairs), name + "-sender");
            sender.start();
            for (int kill = 1; kill <= kills; kill++) {
                long before = 2L * pairs * kill / (kills + 2);
                awaitEntries(database, sink, before, limit);
                worker.kill();
                worker.start();
                awaitEntries(database, sink, before + pairs / (kills + 2), limit);
                // One way and the other: as an operator would, and as a power cut would.
                if (kill % 2 == 1) {
                    database.process().stop();
                } else {
                    database.process().kill();
                }
                database.process().start();
            }
            sink.awaitDone(2L * pairs, limit);

            assertComplete(database, sink, pairs);
            RunningConnector.awaitRunning(worker.rest(), name);
        } finally {
            worker.stop();
        }
    }

    /** A worker that sleeps is taken for dead; when it wakes, its tasks can no longer write. */
    @Test
    @Tag("faults")
    void aWorkerThatWakesUpAfterItWasTakenForDeadUsesNothingTwice() throws Exception {
        String name = "reconcile-zombie";
        int pairs = 6_000;
        List<WorkerProcess> workers =
                IntStream.of(1, 2)
                        .mapToObj(i -> cluster.ownWorker(name + i, name, Delivery.AT_LEAST_ONCE))
                        .toList();
        workers.forEach(WorkerProcess::start);
        try (ReconcileDatabase database = ReconcileDatabase.start(name + "-database");
                ReconcileTopic topic = ReconcileTopic.create(cluster.bootstrapServers(), name)) {
            ReconcileConnector sink =
                    ReconcileConnector.start(
                            workers.get(1).rest(), name, topic, database, database.url(), 4);
            topic.pairs(0, pairs / 2);
            awaitEntries(database, sink, pairs / 4, Duration.ofMinutes(1));
            signal("-STOP", workers.get(0));
            topic.pairs(pairs / 2, pairs);
            sink.awaitDone(2L * pairs, Duration.ofMinutes(3));
            assertComplete(database, sink, pairs);

            signal("-CONT", workers.get(0));
            topic.pairs(pairs, pairs + 500);
            sink.awaitDone(2L * (pairs + 500), Duration.ofMinutes(2));
            assertComplete(database, sink, pairs + 500);
        } finally {
            signal("-CONT", workers.get(0));
            workers.forEach(WorkerProcess::stop);
        }
    }

    private static void signal(String signal, WorkerProcess worker)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, String.valueOf(worker.pid())).start().waitFor();
    }

    private static void awaitEntries(
            ReconcileDatabase database, ReconcileConnector sink, long count, Duration limit) {
        await().atMost(limit)
                .pollInterval(STEP)
                .until(() -> database.count(sink.url(), "entry") >= count);
    }

    private static void assertComplete(
            ReconcileDatabase database, ReconcileConnector sink, int pairs) {
        assertThat(database.count(sink.url(), "entry")).isEqualTo(2L * pairs);
        assertThat(database.usedTwice(sink.url())).isEmpty();
        assertThat(
                        database.query(
                                sink.url(),
                                "SELECT string_agg(mm.id, ' ' ORDER BY mm.id)"
                                        + " FROM tributary.match m"
                                        + " JOIN tributary.match_member mm USING (match_no)"
                                        + " WHERE m.valid_to IS NULL AND m.status = 'AUTO'"
                                        + " GROUP BY m.match_no"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, pairs).mapToObj(i -> "je_" + i + " txn_" + i).toList());
        assertThat(database.query(sink.url(), "SELECT * FROM tributary.broken_decision_log()"))
                .isEmpty();
    }
}
