package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.commons.audit.AuditVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two workers share a connector's listeners; where one is lost, the other takes its listener. */
@Tag("faults")
@ExtendWith(OnSharedCluster.class)
class Hl7RebalanceIT {
    private static final int CONNECTIONS = 4;
    private static final int MESSAGES_BETWEEN = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(15);

    private final TestCluster cluster;

    Hl7RebalanceIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aLostWorkersListenerComesUpOnTheOtherAndNothingAcknowledgedIsLost(Delivery delivery) {
        String group = "rebalance-" + delivery.slug();
        List<WorkerProcess> workers =
                List.of(
                        cluster.ownWorker(group + "-1", group, delivery),
                        cluster.ownWorker(group + "-2", group, delivery));
        workers.forEach(WorkerProcess::start);
        try {
            Hl7Connector hl7 =
                    Hl7Connector.startWithTwoListeners(workers.get(0).rest(), delivery, group);
            Shared shared = new Shared(workers, hl7);
            shared.awaitSpread();
            List<String> acknowledged = new ArrayList<>();
            try (Hl7Load first = Hl7Load.startEndless("A", hl7.address(0), CONNECTIONS);
                    Hl7Load second = Hl7Load.startEndless("B", hl7.address(1), CONNECTIONS)) {
                List<Hl7Load> loads = List.of(first, second);
                awaitMore(loads);
                shared.lose(shared.workerOf(1), WorkerProcess::kill);
                assertThat(second.failures()).isPositive();
                assertThat(first.failures()).as("of the listener that did not move").isZero();
                awaitMore(loads);
                shared.regain();
                awaitMore(loads);

                shared.lose(shared.workerOf(0), WorkerProcess::stop);
                awaitMore(loads);
                shared.regain();
                awaitMore(loads);

                loads.forEach(Hl7Load::stop);
                loads.forEach(load -> acknowledged.addAll(load.acknowledged()));
            }
            List<String> inTopic = MessageRecords.ids(cluster.reader().all(hl7.topic("messages")));
            Set<String> lost = new HashSet<>(acknowledged);
            lost.removeAll(new HashSet<>(inTopic));
            assertThat(lost).isEmpty();
            if (delivery == Delivery.EXACTLY_ONCE) {
                // Senders repeat what was not acknowledged, whether it was committed or not.
                assertThat(inTopic).doesNotHaveDuplicates();
            }
            assertChained(cluster.reader().all(hl7.topic("audit")));
            assertThat(shared.outages())
                    .as("from the loss of a worker to the open port on the other")
                    .allMatch(outage -> outage.compareTo(TAKEN_OVER_WITHIN) < 0);
        } finally {
            workers.forEach(WorkerProcess::stop);
        }
    }

    private static void awaitMore(List<Hl7Load> loads) {
        loads.forEach(load -> load.awaitMore(MESSAGES_BETWEEN, LIMIT));
    }

    /** Each task's chains hold together, whichever worker it has run on. */
    private static void assertChained(List<TopicRecord> audit) {
        Map<Object, List<Map<String, Object>>> byTask =
                MessageRecords.links(audit).stream()
                        .collect(Collectors.groupingBy(link -> link.get("task")));
        assertThat(byTask).hasSize(2);
        assertThat(byTask.values())
                .allSatisfy(links -> assertThat(AuditVerifier.verify(links)).isEmpty());
    }

    /** A connector whose two tasks two workers share, one of which may be away. */
    private static final class Shared {
        private final List<WorkerProcess> workers;
        private final Hl7Connector hl7;
        private final List<Duration> outages = new ArrayList<>();
        private WorkerProcess away;

        Shared(List<WorkerProcess> workers, Hl7Connector hl7) {
            this.workers = workers;
            this.hl7 = hl7;
        }

        /** Takes a worker away; returns when the other has both tasks. */
        void lose(WorkerProcess worker, Consumer<WorkerProcess> how) {
            Instant began = Instant.now();
            away = worker;
            how.accept(worker);
            hl7.awaitListening(LIMIT);
            outages.add(Duration.between(began, Instant.now()));
            awaitRunningOn(1);
        }

        /** Brings it back; returns when each has a task again. */
        void regain() {
            away.start();
            away = null;
            awaitSpread();
            hl7.awaitListening(LIMIT);
        }

        void awaitSpread() {
            awaitRunningOn(2);
        }

        WorkerProcess workerOf(int task) {
            String address = status().tasks().get(task).worker();
            return workers.stream()
                    .filter(worker -> worker.rest().base().getAuthority().equals(address))
                    .findFirst()
                    .orElseThrow();
        }

        List<Duration> outages() {
            return outages;
        }

        private void awaitRunningOn(int count) {
            await().atMost(LIMIT)
                    .untilAsserted(
                            () -> {
                                ConnectorStatus status = status();
                                assertThat(status.isRunning()).isTrue();
                                assertThat(status.tasks()).hasSize(2);
                                assertThat(workersOf(status)).hasSize(count);
                            });
        }

        private static Set<String> workersOf(ConnectorStatus status) {
            return status.tasks().stream()
                    .map(ConnectorStatus.Task::worker)
                    .collect(Collectors.toSet());
        }

        private ConnectorStatus status() {
            WorkerProcess present =
                    workers.stream().filter(worker -> worker != away).findFirst().orElseThrow();
            return present.rest().status(hl7.name()).orElseThrow();
        }
    }
}
