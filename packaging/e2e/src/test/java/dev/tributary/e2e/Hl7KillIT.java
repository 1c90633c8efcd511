package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.TopicRecord;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.commons.audit.AuditVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker that is killed under load loses nothing that was acknowledged, and is soon back. */
@ExtendWith(OnSharedCluster.class)
class Hl7KillIT {
    private static final int CONNECTIONS = 8;
    private static final int MESSAGES_BETWEEN_KILLS = 300;
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);

    private final TestCluster cluster;

    Hl7KillIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void twoKillsLoseNothingThatWasAcknowledged(Delivery delivery) {
        killUnderLoad(delivery, 2, "kill");
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource
    void tenKillsLoseNothingThatWasAcknowledged(Delivery delivery) {
        killUnderLoad(delivery, 10, "kill10");
    }

    private void killUnderLoad(Delivery delivery, int kills, String name) {
        String unique = name + "-" + delivery.slug();
        WorkerProcess worker = cluster.ownWorker(unique, delivery);
        Instant began = Instant.now();
        worker.start();
        try {
            Hl7Connector hl7 = Hl7Connector.start(worker.rest(), delivery, unique);
            Duration firstStart = Duration.between(began, Instant.now());
            List<String> acknowledged;
            List<Duration> outages = new ArrayList<>();
            try (Hl7Load load = Hl7Load.startEndless(hl7.address(), CONNECTIONS)) {
                for (int kill = 0; kill < kills; kill++) {
                    awaitMore(load);
                    worker.kill();
                    outages.add(restart(worker, hl7));
                }
                awaitMore(load);
                assertThat(load.failures()).isPositive();
                load.stop();
                acknowledged = load.acknowledged();
            }
            List<String> inTopic = MessageRecords.ids(cluster.reader().all(hl7.topic("messages")));
            assertThat(new HashSet<>(inTopic)).containsAll(acknowledged);
            if (delivery == Delivery.EXACTLY_ONCE) {
                // Senders repeat what was not acknowledged, whether it was committed or not.
                assertThat(inTopic).doesNotHaveDuplicates();
            }
            assertChained(cluster.reader().all(hl7.topic("audit")), kills + 1, delivery);
            assertThat(outages)
                    .as("from the kill to an open port; the first start took %s", firstStart)
                    .allMatch(outage -> outage.compareTo(limit(firstStart)) < 0);
        } finally {
            worker.stop();
        }
    }

    /** Every start finds what the last one has stored, also when its JVM is another. */
    private static void assertChained(List<TopicRecord> audit, int starts, Delivery delivery) {
        List<Map<String, Object>> links = MessageRecords.links(audit);
        assertThat(AuditVerifier.verify(links)).isEmpty();
        if (delivery == Delivery.EXACTLY_ONCE) {
            assertThat(links.stream().filter(link -> link.get("previous_chain_id") != null))
                    .hasSizeGreaterThanOrEqualTo(starts - 1);
        }
    }

    /** Where others use the machine too, a start takes its time, killed before or not. */
    private static Duration limit(Duration firstStart) {
        Duration onABusyMachine = firstStart.multipliedBy(3).dividedBy(2);
        return onABusyMachine.compareTo(BACK_WITHIN) > 0 ? onABusyMachine : BACK_WITHIN;
    }

    /** How long the listener was away, counted from the kill. */
    private static Duration restart(WorkerProcess worker, Hl7Connector hl7) {
        Instant killed = Instant.now();
        CompletableFuture<Void> start = CompletableFuture.runAsync(worker::start);
        hl7.awaitListening(Duration.ofSeconds(90));
        Duration outage = Duration.between(killed, Instant.now());
        start.join();
        return outage;
    }

    private static void awaitMore(Hl7Load load) {
        load.awaitMore(MESSAGES_BETWEEN_KILLS, Duration.ofSeconds(60));
    }
}
