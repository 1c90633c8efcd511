package dev.tributary.x12;

import static dev.tributary.x12.RunningTask.isStatus;
import static dev.tributary.x12.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SettableClock;
import dev.tributary.x12.front.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessTest {

    private static final Instant START = Instant.parse("2026-11-26T00:00:00Z");
    private static final StoredFile A = new StoredFile("a", 1, 1);
    private static final StoredFile B = new StoredFile("b", 1, 1);

    @TempDir Path input;

    private final Completeness completeness =
            new Completeness(Duration.ofSeconds(10), START.toEpochMilli());

    @Test
    void isCompleteUpToTheTimeAtWhichTheLastFileLayThereThatIsGone() {
        look(0, List.of(A));
        assertThat(looked(100, List.of(A))).as("it lies there").isNull();
        assertThat(looked(200, List.of(A, B))).as("it lies there").isNull();
        assertThat(looked(300, List.of(B))).as("gone, another one came").isEqualTo(at(0 - 10));
        assertThat(looked(400, List.of(B))).as("the other one lies there").isNull();
        assertThat(looked(500, List.of())).isEqualTo(at(300 - 10));
        assertThat(looked(600, List.of())).isEqualTo(at(500 - 10));
    }

    @Test
    void takesAFileThatHasChangedForAnotherOne() {
        look(0, List.of(A));
        assertThat(looked(100, List.of(new StoredFile("a", 2, 2)))).isEqualTo(at(0 - 10));
    }

    @Test
    void tellsOneAMinute() {
        look(0, List.of());
        assertThat(looked(59, List.of())).isNull();
        assertThat(looked(60, List.of())).isEqualTo(at(59 - 10));
        assertThat(looked(119, List.of())).isNull();
        assertThat(looked(120, List.of())).isEqualTo(at(119 - 10));
    }

    @Test
    void aTaskSaysItWhenAllFilesAreInKafkaAndMoved() throws IOException {
        SettableClock clock = new SettableClock();
        clock.at(START);
        Files.writeString(input.resolve("a.edi"), Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.startAt(clock, input, Map.of())) {
            task.poll();
            clock.forward(Duration.ofMinutes(2));
            assertThat(values(task.poll(), "x.status")).as("a file waits").isEmpty();
            clock.forward(Duration.ofMinutes(2));
            assertThat(values(task.poll(), "x.status")).as("a file waits").isEmpty();
        }
        try (RunningTask task = RunningTask.startAt(clock, input, Map.of())) {
            task.runUntilFinished(1);
            Instant finished = clock.instant();
            while (task.written().stream().noneMatch(isStatus("COMPLETE"))) {
                clock.forward(Duration.ofSeconds(40));
                task.idle();
            }
            Struct told =
                    values(task.written(), "x.status").stream()
                            .filter(status -> status.getString("code").equals("COMPLETE"))
                            .findFirst()
                            .orElseThrow();
            assertThat(told.getString("subject")).isEqualTo("input");
            assertThat(Instant.parse(told.getString("watermark")))
                    .isBefore(clock.instant())
                    .isAfterOrEqualTo(finished.minusSeconds(1));
        }
    }

    @Test
    void aTaskDoesNotSayItOfFilesThatStayWhereTheyAreNorASecondTaskAtAll() {
        assertThat(Completeness.of(true, 0, Duration.ZERO, START.toEpochMilli())).isPresent();
        assertThat(Completeness.of(false, 0, Duration.ZERO, START.toEpochMilli())).isEmpty();
        assertThat(Completeness.of(true, 1, Duration.ZERO, START.toEpochMilli())).isEmpty();
    }

    private void look(int seconds, List<StoredFile> files) {
        assertThat(looked(seconds, files)).as("nothing is known yet").isNull();
    }

    private Instant looked(int seconds, List<StoredFile> files) {
        return completeness.looked(files, at(seconds).toEpochMilli()).orElse(null);
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
