package dev.tributary.x12;

import static dev.tributary.x12.RunningTask.isStatus;
import static dev.tributary.x12.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where Connect writes offsets apart from records: a worker that is killed forgets those that were
 * not written, and nothing that it has sent or moved before.
 */
class KilledAtLeastOnceTest {

    private static final Map<String, String> OPTIONS =
            Map.of("ack.output.path", "out", "batch.max.records", "1");
    private static final Pattern NUMBER = Pattern.compile("^(?:ISA\\*(?:[^*]*\\*){12})(\\d{9})");

    @TempDir Path temporary;

    @Test
    void movesAFileOnlyWhenTheOffsetsThatRememberItAreWritten() throws IOException {
        Path folder = folder("in");
        write(folder, "a.edi", Claims.interchange(1, 1), 1);
        try (RunningTask task = RunningTask.startAtLeastOnce(folder, OPTIONS)) {
            commitUntil(task, () -> count(task, "x.acknowledgments") == 2);
            task.flushed();
            assertThat(task.idle()).as("these offsets were too early").isEmpty();
            assertThat(texts(folder.resolve("out"))).as("not answered").isEmpty();

            task.writeOffsets();
            commitUntil(task, () -> task.written().stream().anyMatch(isStatus("FILE_FINISHED")));
            assertThat(texts(folder.resolve("out"))).as("answered").hasSize(2);
            task.flushed();
            assertThat(task.idle()).as("these offsets were too early").isEmpty();
            assertThat(isEmpty(folder)).as("moved").isFalse();

            task.writeOffsets();
            await().until(() -> isEmpty(folder));
        }
    }

    @Test
    void answersAllInterchangesOfAFileWithTheSameOffsets() throws IOException {
        Path folder = folder("in");
        write(
                folder,
                "a.edi",
                Claims.interchange(1, 1) + Claims.interchange(2, 1) + Claims.interchange(3, 1),
                1);
        try (RunningTask task = RunningTask.startAtLeastOnce(folder, OPTIONS)) {
            commitUntil(task, () -> count(task, "x.acknowledgments") == 6);
            assertThat(texts(folder.resolve("out"))).as("not answered").isEmpty();

            task.writeOffsets();
            commitUntil(task, () -> task.written().stream().anyMatch(isStatus("FILE_FINISHED")));
            assertThat(numbers(folder)).doesNotHaveDuplicates().hasSize(6);

            task.writeOffsets();
            await().until(() -> isEmpty(folder));
        }
    }

    @Test
    void isToldOfOffsetsBeforeItHasStarted() {
        new X12SourceTask().commit();
    }

    @Test
    void whatHasBeenFinishedAndNotMovedIsMovedAtTheNextStartAndNotAnsweredAgain()
            throws IOException {
        Path folder = folder("in");
        write(folder, "a.edi", Claims.interchange(1, 1), 1);
        try (RunningTask task = RunningTask.startAtLeastOnce(folder, OPTIONS)) {
            runUntilToldFinished(task);
            task.writeOffsets();
            int records = task.written().size();
            Map<String, String> answers = texts(folder.resolve("out"));
            // As if it were stopped before it could move it.
            task.stop();
            Path finished = folder.resolve("finished/a.edi");
            if (Files.exists(finished)) {
                Files.move(finished, folder.resolve("a.edi"));
            }
            task.restart();
            await().until(
                            () -> {
                                task.commit(task.poll());
                                return isEmpty(folder);
                            });
            assertThat(task.written().subList(records, task.written().size()))
                    .extracting(SourceRecord::topic)
                    .containsOnly("x.audit", "x.status");
            assertThat(texts(folder.resolve("out"))).isEqualTo(answers);
        }
    }

    @Test
    void readsOtherFilesWhileOneWaitsForItsOffsets() throws IOException {
        Path folder = folder("in");
        for (int file = 1; file <= 3; file++) {
            // Under one number: of one bucket.
            write(folder, file + ".edi", Claims.interchange(1, file), file);
        }
        try (RunningTask task = RunningTask.startAtLeastOnce(folder, OPTIONS)) {
            commitUntil(
                    task, () -> count(task, "x.claims") == 1 && count(task, "x.deadletters") == 2);
            runUntilAllAreMoved(task, folder);
            assertThat(numbers(folder)).doesNotHaveDuplicates().hasSize(4);
        }
    }

    @Test
    void answersWithTheSameBytesWhenItIsKilledAtAnyStep() throws IOException {
        int step = 0;
        while (killedAt(step)) {
            step++;
        }
        assertThat(step).as("steps").isGreaterThan(6);
    }

    /**
     * Reads a file, is killed after so many records, with the offsets of every other written or of
     * none until nothing more came, and goes on with it, with another interchange under the same
     * number and with one of the same bucket, both of which look older.
     *
     * @return whether it was killed before all was done
     */
    private boolean killedAt(int steps) throws IOException {
        Path folder = folder("killed" + steps);
        write(folder, "m.edi", Claims.interchange(1, 1) + Claims.interchange(2, 2), 50);
        try (RunningTask task = RunningTask.startAtLeastOnce(folder, OPTIONS)) {
            boolean killed = runFor(task, steps);
            Map<String, String> before = texts(folder.resolve("out"));
            task.restart();
            write(folder, "a.edi", Claims.interchange(1, 3), 10);
            write(folder, "b.edi", Claims.interchange(1, 0) + Claims.interchange(3, 1), 20);
            runUntilAllAreMoved(task, folder);

            Map<String, String> after = texts(folder.resolve("out"));
            String when = "killed after record " + steps;
            assertThat(after).as(when).containsAllEntriesOf(before);
            assertThat(numbers(folder)).as(when).doesNotHaveDuplicates();
            assertThat(after.values().stream().filter(text -> text.contains("*R*025~")))
                    .as("duplicates told, %s", when)
                    .hasSize(2);
            assertThat(after.values().stream().filter(text -> text.contains("ST*999*")))
                    .as("taken, %s", when)
                    .hasSize(3);
            return killed;
        }
    }

    private static boolean runFor(RunningTask task, int steps) {
        int step = 0;
        int quiet = 0;
        while (quiet < 2) {
            List<SourceRecord> batch = task.poll();
            quiet = batch.isEmpty() ? quiet + 1 : 0;
            if (batch.isEmpty()) {
                task.writeOffsets();
            }
            for (SourceRecord record : batch) {
                if (step++ == steps) {
                    return true;
                }
                task.commit(List.of(record));
                if (steps % 2 == 0 && step % 2 == 0) {
                    task.writeOffsets();
                }
            }
        }
        return false;
    }

    private static void commitUntil(RunningTask task, BooleanSupplier wanted) {
        await().until(
                        () -> {
                            task.idle();
                            return wanted.getAsBoolean();
                        });
    }

    private static int count(RunningTask task, String topic) {
        return values(task.written(), topic).size();
    }

    private static void runUntilToldFinished(RunningTask task) {
        while (task.written().stream().noneMatch(isStatus("FILE_FINISHED"))) {
            task.idle();
            if (task.written().stream().noneMatch(isStatus("FILE_FINISHED"))) {
                task.writeOffsets();
            }
        }
    }

    private static void runUntilAllAreMoved(RunningTask task, Path folder) {
        await().until(
                        () -> {
                            task.commit(task.poll());
                            task.writeOffsets();
                            return isEmpty(folder);
                        });
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectory(temporary.resolve(name));
    }

    private void write(Path folder, String name, String content, int seconds) throws IOException {
        Path aside = Files.writeString(temporary.resolve("aside"), content);
        Files.setLastModifiedTime(aside, FileTime.fromMillis(1_000_000_000L + 1_000L * seconds));
        Files.move(aside, folder.resolve(name));
    }

    private static List<String> numbers(Path folder) {
        List<String> numbers = new ArrayList<>();
        texts(folder.resolve("out"))
                .values()
                .forEach(
                        text -> {
                            Matcher isa = NUMBER.matcher(text);
                            assertThat(isa.find()).isTrue();
                            numbers.add(isa.group(1));
                        });
        return numbers;
    }

    /** Answers with what they hold, but for those that are just being written. */
    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Path file : files(folder)) {
                if (!file.getFileName().toString().startsWith(".")) {
                    texts.put(file.getFileName().toString(), Files.readString(file));
                }
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) {
        return files(folder).isEmpty();
    }

    /** None where there is no such folder. */
    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
