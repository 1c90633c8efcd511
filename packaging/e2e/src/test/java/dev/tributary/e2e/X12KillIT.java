package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.WorkerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A worker that is killed in the middle of a file goes on there, and loses no claim. */
@ExtendWith(OnSharedCluster.class)
class X12KillIT {
    private static final long SEED = 20_261_126;
    private static final long SMALL_BYTES = 4_000_000;
    private static final long MB = 1_000_000;

    /** Another size suits a slow machine. */
    private static final int LARGE_MB = Integer.getInteger("tributary.x12.kill.mb", 200);

    private final TestCluster cluster;

    X12KillIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @ParameterizedTest
    @EnumSource
    void aKillInTheMiddleOfAFileLosesNoClaim(Delivery delivery) {
        killed(delivery, "x12-kill", SMALL_BYTES, 1, Duration.ofMinutes(2), Duration.ofMillis(20));
    }

    @Tag("faults")
    @Test
    void threeKillsInALargeFileLoseAndRepeatNoClaim() {
        killed(
                Delivery.EXACTLY_ONCE,
                "x12-kill3",
                LARGE_MB * MB,
                3,
                Duration.ofMinutes(15),
                Duration.ofMillis(250));
    }

    /** At least once, with offsets that are written so seldom that the kill comes before that. */
    @Test
    void aKillAfterAFileWasDoneForgetsNeitherItsNumberNorThoseOfItsAnswers() {
        String name = "x12-kill-finished";
        WorkerProcess worker =
                cluster.ownWorker(
                        name,
                        name,
                        Delivery.AT_LEAST_ONCE,
                        settings -> settings.with(Map.of("offset.flush.interval.ms", "10000")));
        worker.start();
        try {
            X12Connector x12 =
                    X12Connector.start(worker.rest(), Delivery.AT_LEAST_ONCE, name, Map.of());
            x12.drop("first.837", X12Files.claims("CLINIC", 1, 3, "A"));
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isFinished(x12));
            worker.kill();
            List<String> sent = x12.answers();
            assertThat(sent).as("TA1 and 999").hasSize(2);
            assertThat(X12Connector.files(x12.input())).as("not moved yet").hasSize(1);
            worker.start();
            x12.drop("again.837", X12Files.claims("CLINIC", 1, 2, "B"));
            x12.drop("new.837", X12Files.claims("CLINIC", 2, 2, "C"));
            x12.awaitAllTaken();

            List<String> answers = x12.answers();
            assertThat(answers).as("the same again, or nothing").containsAll(sent);
            assertThat(answers.stream().map(answer -> answer.split("\\*", 15)[13]))
                    .as("control numbers")
                    .hasSize(5)
                    .doesNotHaveDuplicates();
            assertThat(answers.stream().filter(answer -> answer.contains("*R*025~"))).hasSize(1);
            assertThat(MessageRecords.json(cluster.reader().all(x12.topic("claims"))))
                    .extracting(claim -> claim.at("/claim_id").asText())
                    .contains("A-1", "A-2", "A-3", "C-1", "C-2")
                    .doesNotContain("B-1", "B-2");
        } finally {
            worker.stop();
        }
    }

    private boolean isFinished(X12Connector x12) {
        return MessageRecords.json(cluster.reader().all(x12.topic("status"))).stream()
                .anyMatch(status -> status.at("/code").asText().equals("FILE_FINISHED"));
    }

    private void killed(
            Delivery delivery, String name, long bytes, int kills, Duration limit, Duration step) {
        String unique = name + "-" + delivery.slug();
        WorkerProcess worker = cluster.ownWorker(unique, delivery);
        worker.start();
        try {
            // Their records are some times as large as the file.
            Map<String, String> config =
                    Map.of("raw.include", "false", "producer.override.compression.type", "lz4");
            X12Connector x12 = X12Connector.start(worker.rest(), delivery, unique, config);
            int claims = x12.drop("large.837", new X12LargeFile(SEED, bytes)::write);
            Instant dropped = Instant.now();
            List<Long> killedAt = new ArrayList<>();
            for (int kill = 1; kill <= kills; kill++) {
                long before = (long) claims * kill / (kills + 2);
                await().atMost(limit).pollInterval(step).until(() -> written(x12) > before);
                worker.kill();
                killedAt.add(written(x12));
                assertThat(X12Connector.files(x12.input())).as("not moved yet").hasSize(1);
                worker.start();
            }
            x12.awaitAllTaken(limit);
            Duration taken = Duration.between(dropped, Instant.now());

            OrdinalCount count = new OrdinalCount();
            cluster.reader()
                    .forEach(
                            x12.topic("claims"),
                            claim -> count.add(X12LargeFile.ordinal(claim.key())));
            System.out.printf(
                    "%s: %d claims in %d MB; killed when the topic ended at %s; %s; %d s%n",
                    unique, claims, bytes / MB, killedAt, count, taken.toSeconds());
            assertThat(killedAt).as("in the middle").allMatch(end -> end < claims);
            assertThat(count.missing(claims)).as("claims that are missing").isZero();
            if (delivery == Delivery.EXACTLY_ONCE) {
                assertThat(count.total()).isEqualTo(claims);
                assertThat(count.repeated()).as("claims that came again").isZero();
                assertThat(count.outOfOrder()).as("claims out of order").isZero();
            }
            assertThat(cluster.reader().all(x12.topic("deadletters"))).isEmpty();
            assertThat(x12.answers().stream().filter(a -> a.contains("ST*999*"))).hasSize(1);
        } finally {
            worker.stop();
        }
    }

    /** How far the topic goes; under exactly-once the marks of transactions are counted too. */
    private long written(X12Connector x12) {
        return cluster.reader().end(x12.topic("claims")).offsets().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
