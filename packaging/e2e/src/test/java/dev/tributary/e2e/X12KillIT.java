package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.WorkerProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker that is killed in the middle of a file goes on there, and loses no claim. */
@ExtendWith(OnSharedCluster.class)
class X12KillIT {
    private static final int CLAIMS = 6_000;
    private static final Duration STEP = Duration.ofMillis(20);

    private final TestCluster cluster;

    X12KillIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aKillInTheMiddleOfAFileLosesNoClaim(Delivery delivery) {
        kill(delivery, "x12-kill", CLAIMS, 1, Duration.ofMinutes(2));
    }

    private void kill(Delivery delivery, String name, int claims, int kills, Duration limit) {
        String unique = name + "-" + delivery.slug();
        WorkerProcess worker = cluster.ownWorker(unique, delivery);
        worker.start();
        try {
            X12Connector x12 =
                    X12Connector.start(
                            worker.rest(), delivery, unique, Map.of("raw.include", "false"));
            x12.drop("big.837", X12Files.claims("CLINIC", 1, claims, "K"));
            for (int kill = 1; kill <= kills; kill++) {
                long before = (long) claims * kill / (kills + 2);
                await().atMost(limit).pollInterval(STEP).until(() -> written(x12) > before);
                worker.kill();
                assertThat(X12Connector.files(x12.input())).as("not moved yet").hasSize(1);
                worker.start();
            }
            x12.awaitAllTaken(limit);

            List<String> ids = X12SourceIT.claimIds(cluster.reader().all(x12.topic("claims")));
            assertThat(new HashSet<>(ids)).hasSize(claims);
            if (delivery == Delivery.EXACTLY_ONCE) {
                assertThat(ids).containsExactlyElementsOf(X12SourceIT.ids("K", claims));
            }
            assertThat(cluster.reader().all(x12.topic("deadletters"))).isEmpty();
            assertThat(x12.answers().stream().filter(a -> a.contains("ST*999*"))).hasSize(1);
        } finally {
            worker.stop();
        }
    }

    private long written(X12Connector x12) {
        return cluster.reader().end(x12.topic("claims")).offsets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
