package dev.tributary.x12;

import static dev.tributary.x12.RunningTask.isStatus;
import static dev.tributary.x12.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class X12SourceTaskTest {

    @TempDir Path temporary;

    private Path input;

    @BeforeEach
    void makeInput() throws IOException {
        input = Files.createDirectory(temporary.resolve("in"));
    }

    @Test
    void readsAFileAnswersItAndMovesIt() throws IOException {
        Path answers = temporary.resolve("out");
        write("a.edi", Claims.interchange(1, 3));
        try (RunningTask task =
                RunningTask.start(input, Map.of("ack.output.path", answers.toString()))) {
            List<SourceRecord> records = task.runUntilFinished(1);

            assertThat(claims(records))
                    .containsExactly(Claims.id(1, 1, 1), Claims.id(1, 1, 2), Claims.id(1, 1, 3));
            assertThat(values(records, "x.acknowledgments"))
                    .extracting(ack -> ack.getString("direction") + ack.getString("kind"))
                    .containsExactly("sentTA1", "sent999");
            assertThat(values(records, "x.deadletters")).isEmpty();
            assertThat(details(records))
                    .containsEntry("records", "3")
                    .containsEntry("interchanges", "1")
                    .containsEntry("dead_letters", "0");
            awaitIn(finished(), "a.edi");
            assertThat(names(input)).isEmpty();
            assertThat(names(answers)).hasSize(2).allMatch(name -> name.endsWith(".x12"));
        }
    }

    @Test
    void takesAnswersOfOthersAndAnswersNoneOfThem() throws IOException {
        String isa = Claims.interchange(9, 1);
        isa = isa.substring(0, isa.indexOf('\n') + 1);
        write(
                "a.edi",
                isa
                        + "TA1*000000005*260101*1200*A*000~\n"
                        + "GS*FA*SENDER*RECEIVER*20260102*1200*9*X*005010X231A1~\n"
                        + "ST*999*0001*005010X231A1~\n"
                        + "AK1*HC*5*005010X222A1~\n"
                        + "AK2*837*0001*005010X222A1~\n"
                        + "IK5*A~\n"
                        + "AK9*A*1*1*1~\n"
                        + "SE*6*0001~\n"
                        + "GE*1*9~\n"
                        + "IEA*1*000000009~\n");
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(values(records, "x.acknowledgments"))
                    .extracting(ack -> ack.getString("direction") + ack.getString("kind"))
                    .containsExactly("receivedTA1", "received999");
            assertThat(values(records, "x.deadletters")).isEmpty();
        }
    }

    @Test
    void aDeadLetterRepeatsNothingOfAnEnvelopeThatIsNoCodeAndNoNumber() throws IOException {
        write(
                "a.edi",
                Claims.interchange(1, 1)
                        .replaceAll("ST\\*837\\*0001\\*005010X222A1", "ST*QUIMBY*JANE*W1000001"));
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            List<Struct> letters = values(task.runUntilFinished(1), "x.deadletters");
            assertThat(letters).isNotEmpty();
            assertThat(letters)
                    .allSatisfy(
                            letter ->
                                    assertThat(letter.toString())
                                            .doesNotContain("QUIMBY", "JANE", "W1000001"));
        }
    }

    @Test
    void keepsASetWithoutClaimsAsADeadLetterAndAcceptsItNot() throws IOException {
        Path answers = temporary.resolve("out");
        write("a.edi", Claims.interchange(1, 0));
        try (RunningTask task =
                RunningTask.start(input, Map.of("ack.output.path", answers.toString()))) {
            List<SourceRecord> records = task.runUntilFinished(1);

            assertThat(codes(records)).contains("SET_WITHOUT_UNITS");
            assertThat(values(records, "x.deadletters")).hasSize(1);
            awaitIn(input.resolve("error"), "a.edi");
            assertThat(texts(answers)).contains("IK5*R*I5~", "AK9*R*1*1*0~");
        }
    }

    @Test
    void acknowledgesAndMovesNothingBeforeTheRecordsAreCommitted() throws IOException {
        Path answers = temporary.resolve("out");
        write("a.edi", Claims.interchange(1, 2));
        try (RunningTask task =
                RunningTask.start(input, Map.of("ack.output.path", answers.toString()))) {
            List<SourceRecord> polled = new ArrayList<>();
            await().until(
                            () -> {
                                polled.addAll(task.poll());
                                return claims(polled).size() == 2;
                            });
            assertThat(task.poll()).as("more before the commit").isEmpty();
            assertThat(names(answers)).isEmpty();
            assertThat(names(input)).containsExactly("a.edi");

            task.commit(polled);
            List<SourceRecord> answered = new ArrayList<>(task.poll());
            assertThat(values(answered, "x.acknowledgments")).isNotEmpty();
            assertThat(values(answered, "x.status")).isEmpty();
            assertThat(names(answers)).as("before the answer itself is in Kafka").isEmpty();

            task.commit(answered);
            List<SourceRecord> told = task.poll();
            assertThat(told).anyMatch(isStatus("FILE_FINISHED"));
            assertThat(names(answers)).isNotEmpty();
            assertThat(names(input)).containsExactly("a.edi");

            task.commit(told);
            awaitIn(finished(), "a.edi");
        }
    }

    @Test
    void goesOnWhereItWasKilledWhateverWasCommittedByThen() throws IOException {
        String file =
                Claims.interchange("SENDER", 1, 2, 2, "")
                        + "rubbish~"
                        + Claims.interchange("SENDER", 2, 1, 3, "");
        int all = committed(runKilledAfter(file, Integer.MAX_VALUE, "whole"));
        assertThat(all).isGreaterThan(9);
        for (int kill = 0; kill < all; kill++) {
            runKilledAfter(file, kill, "kill" + kill);
        }
    }

    @Test
    void goesOnInTheMiddleOfAnArchive() throws IOException {
        byte[] zip =
                zip(
                        Claims.interchange(1, 3),
                        "",
                        Claims.interchange(2, 2) + Claims.interchange(3, 2));
        for (int kill : new int[] {2, 4, 6, 8}) {
            Path folder = Files.createDirectory(temporary.resolve("zip" + kill));
            Files.write(folder.resolve("a.zip"), zip);
            assertThat(claims(killed(folder, kill)))
                    .containsExactly(
                            Claims.id(1, 1, 1),
                            Claims.id(1, 1, 2),
                            Claims.id(1, 1, 3),
                            Claims.id(2, 1, 1),
                            Claims.id(2, 1, 2),
                            Claims.id(3, 1, 1),
                            Claims.id(3, 1, 2));
        }
    }

    @Test
    void goesOnInTheMiddleOfAPackedFile() throws IOException {
        byte[] packed = gzip(Claims.interchange(1, 3) + Claims.interchange(2, 2));
        for (int kill : new int[] {1, 3, 5}) {
            Path folder = Files.createDirectory(temporary.resolve("gz" + kill));
            Files.write(folder.resolve("a.edi.gz"), packed);
            assertThat(claims(killed(folder, kill))).hasSize(5).doesNotHaveDuplicates();
        }
    }

    /** Runs a file, losing all that came after so many committed records. */
    private List<SourceRecord> runKilledAfter(String file, int commits, String name)
            throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("a.edi"), file);
        List<SourceRecord> written = killed(folder, commits);
        assertThat(claims(written)).as("killed after %d", commits).hasSize(7);
        assertThat(claims(written)).doesNotHaveDuplicates();
        assertThat(values(written, "x.deadletters")).as("killed after %d", commits).hasSize(1);
        assertThat(
                        values(written, "x.acknowledgments").stream()
                                .filter(ack -> "999".equals(ack.getString("kind"))))
                .as("killed after %d", commits)
                .hasSize(2);
        assertThat(details(written))
                .containsEntry("records", "7")
                .containsEntry("dead_letters", "1")
                .containsEntry("interchanges", "2");
        assertThat(names(folder.resolve("out"))).hasSize(4);
        return written;
    }

    private List<SourceRecord> killed(Path folder, int commits) {
        try (RunningTask task =
                RunningTask.start(
                        folder, Map.of("ack.output.path", "out", "batch.max.records", "1"))) {
            while (committed(task.written()) < commits
                    && task.written().stream().noneMatch(isStatus("FILE_FINISHED"))) {
                for (SourceRecord record : task.poll()) {
                    if (committed(task.written()) < commits) {
                        task.commit(List.of(record));
                    }
                }
            }
            if (task.written().stream().noneMatch(isStatus("FILE_FINISHED"))) {
                task.restart();
                task.runUntilFinished(1);
            }
            await().until(() -> names(folder).isEmpty());
            return new ArrayList<>(task.written());
        }
    }

    private static int committed(List<SourceRecord> records) {
        return (int) records.stream().filter(record -> !record.topic().equals("x.audit")).count();
    }

    @Test
    void recognisesACopyUnderAnotherNameAlsoAfterARestart() throws IOException {
        String content = Claims.interchange(1, 2);
        write("a.edi", content);
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            task.runUntilFinished(1);
            write("b.edi", content);
            assertThat(claims(task.runUntil(isStatus("FILE_RECOGNISED")))).isEmpty();
            awaitIn(finished(), "a.edi", "b.edi");

            task.restart();
            write("a.edi", content);
            assertThat(claims(task.runUntil(isStatus("FILE_RECOGNISED")))).isEmpty();
            awaitIn(finished(), "a.edi", "a.edi.1", "b.edi");
        }
    }

    @Test
    void leavesAFileAloneWhileItGrows() throws IOException {
        String content = Claims.interchange(1, 4);
        Path file = input.resolve("a.edi");
        Files.writeString(file, content.substring(0, 300));
        try (RunningTask task = RunningTask.start(input, Map.of("input.stable.ms", "1500"))) {
            task.poll();
            for (int at = 300; at < content.length(); at += 300) {
                Files.writeString(
                        file,
                        content.substring(at, Math.min(content.length(), at + 300)),
                        StandardOpenOption.APPEND);
                assertThat(task.idle()).isEmpty();
            }
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).hasSize(4);
            assertThat(values(records, "x.deadletters")).isEmpty();
        }
    }

    @Test
    void readsAFileOnlyWhenItsMarkerLiesBesideIt() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(input, Map.of("input.done.marker", ".done"))) {
            task.poll();
            assertThat(task.idle()).isEmpty();
            write("a.edi.done", "");
            assertThat(claims(task.runUntilFinished(1))).hasSize(1);
            awaitIn(finished(), "a.edi");
            await().until(() -> names(input).isEmpty());
        }
    }

    @Test
    void twoTasksShareADirectory() throws IOException {
        for (int file = 1; file <= 12; file++) {
            write("f" + file, Claims.interchange(file, 2));
        }
        Map<Map<String, ?>, Map<String, ?>> offsets = new ConcurrentHashMap<>();
        try (RunningTask one = RunningTask.start(input, Map.of(), offsets, 0, 2);
                RunningTask two = RunningTask.start(input, Map.of(), offsets, 1, 2)) {
            List<SourceRecord> records = runBoth(one, two, () -> names(finished()).size() == 12);
            assertThat(claims(records)).hasSize(24).doesNotHaveDuplicates();
            assertThat(claims(one.written())).isNotEmpty();
            assertThat(claims(two.written())).isNotEmpty();
        }
    }

    private static List<SourceRecord> runBoth(
            RunningTask one, RunningTask two, BooleanSupplier done) {
        List<SourceRecord> records = new ArrayList<>();
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            for (RunningTask task : List.of(one, two)) {
                                List<SourceRecord> batch = task.poll();
                                task.commit(batch);
                                records.addAll(batch);
                            }
                            return done.getAsBoolean();
                        });
        return records;
    }

    @Test
    void refusesAnInterchangeWhoseNumberWasUsedForAnotherAlsoByAnotherTask() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            task.runUntilFinished(1);
            write("b.edi", Claims.interchange(1, 2));
            List<SourceRecord> records = task.runUntilFinished(1);
            assertRefusedAsDuplicate(records);
            awaitIn(input.resolve("error"), "b.edi");
            // Behind interchanges of their own, so that they are both tasks'.
            for (int number = 2; number < 10; number++) {
                write("c.edi" + number, Claims.interchange(number, 0) + Claims.interchange(1, 3));
            }
            task.stop();
            try (RunningTask one = RunningTask.start(input, Map.of(), task.offsets(), 0, 2);
                    RunningTask two = RunningTask.start(input, Map.of(), task.offsets(), 1, 2)) {
                List<SourceRecord> both =
                        runBoth(one, two, () -> names(input.resolve("error")).size() == 9);
                assertThat(claims(both)).isEmpty();
                assertThat(codes(both)).contains("INTERCHANGE_DUPLICATE");
                assertThat(codes(one.written())).contains("INTERCHANGE_DUPLICATE");
                assertThat(codes(two.written())).contains("INTERCHANGE_DUPLICATE");
            }
        }
    }

    @Test
    void ofFilesUnderOneNumberOnlyOneIsTakenHoweverSoonTheyAreReadByWhomever() throws IOException {
        for (int file = 1; file <= 2; file++) {
            write("f" + file, Claims.interchange(1, file));
        }
        Map<Map<String, ?>, Map<String, ?>> offsets = new ConcurrentHashMap<>();
        try (RunningTask one = RunningTask.start(input, Map.of(), offsets, 0, 2);
                RunningTask two = RunningTask.start(input, Map.of(), offsets, 1, 2)) {
            List<SourceRecord> records =
                    runBoth(
                            one,
                            two,
                            () ->
                                    names(finished()).size() == 1
                                            && names(input.resolve("error")).size() == 1);
            assertThat(codes(records)).containsOnly("INTERCHANGE_DUPLICATE");
            assertThat(claims(one.written()).isEmpty() ^ claims(two.written()).isEmpty())
                    .as("one task alone had to do with them")
                    .isTrue();
        }
    }

    private static void assertRefusedAsDuplicate(List<SourceRecord> records) {
        assertThat(claims(records)).isEmpty();
        assertThat(codes(records)).isNotEmpty().containsOnly("INTERCHANGE_DUPLICATE");
    }

    @Test
    void emitsNothingOfAnInterchangeThatWasCutOff() throws IOException {
        String whole = Claims.interchange(1, 3);
        String cut = Claims.interchange(2, 3);
        write("a.edi", cut.substring(0, cut.length() - 60));
        write("b.edi", cut.substring(0, cut.length() - 60) + whole);
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            List<SourceRecord> records = task.runUntilFinished(2);
            assertThat(claims(records)).hasSize(3).allMatch(id -> id.startsWith("C1-"));
            assertThat(values(records, "x.deadletters")).hasSize(2);
            awaitIn(input.resolve("error"), "a.edi");
            awaitIn(finished(), "b.edi");

            // Sent again whole, it is no duplicate: nothing of it was taken.
            write("a.edi", cut);
            assertThat(claims(task.runUntilFinished(1))).hasSize(3);
        }
    }

    @Test
    void movesFilesWithoutInterchangesToErrorWithADeadLetterEach() throws IOException {
        write("empty", "");
        write("text", "This is a letter to the editor.");
        Files.write(input.resolve("torn.gz"), truncated(gzip(Claims.interchange(1, 50))));
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            List<SourceRecord> records = task.runUntilFinished(3);
            assertThat(claims(records)).isEmpty();
            assertThat(codes(records))
                    .containsExactlyInAnyOrder(
                            "FILE_WITHOUT_INTERCHANGE", "BYTES_OUTSIDE", "FILE_UNREADABLE");
            awaitIn(input.resolve("error"), "empty", "text", "torn.gz");
        }
    }

    @Test
    void failsWhenATransformDropsARecord() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            task.drop(firstClaim(task));
            assertThatThrownBy(task::poll)
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("ack.on.dropped=accept");
            assertThat(names(input)).containsExactly("a.edi");
        }
    }

    @Test
    void goesOnWhenATransformIsMeantToDropRecords() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(input, Map.of("ack.on.dropped", "accept"))) {
            task.drop(firstClaim(task));
            task.runUntilFinished(1);
            awaitIn(finished(), "a.edi");
        }
    }

    private static SourceRecord firstClaim(RunningTask task) {
        List<SourceRecord> polled = new ArrayList<>();
        await().until(
                        () -> {
                            polled.addAll(task.poll());
                            return !claims(polled).isEmpty();
                        });
        return polled.stream().filter(r -> r.topic().equals("x.claims")).findFirst().orElseThrow();
    }

    @Test
    void aRefusedClaimIsADeadLetterAndTheOthersGoOn() throws IOException {
        String bad = Claims.id(1, 1, 2);
        write("a.edi", Claims.interchange("SENDER", 1, 2, 3, bad));
        try (RunningTask task = RunningTask.start(input, strict("unit"))) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).hasSize(5).doesNotContain(bad);
            Struct letter = values(records, "x.deadletters").get(0);
            assertThat(letter.getString("message_type")).isEqualTo("837 005010X222A1");
            assertThat(letter.getString("parent_id")).isEqualTo("000000001/1/0001");
            assertThat(letter.getString("position"))
                    .matches("file [0-9a-f]{24}, group 1, set 1, unit 2, bytes \\d+ to \\d+");
            assertThat(letter.getString("payload")).contains("CLM*" + bad);
            awaitIn(finished(), "a.edi");
        }
    }

    @Test
    void anInterchangeIsRefusedWithASetThatHoldsNothing() throws IOException {
        write(
                "a.edi",
                Claims.interchange(1, 2, 2)
                        .replaceFirst("(?s)(ST\\*837\\*0002[^~]*~).*SE\\*\\d+", "$1SE*2"));
        Map<String, String> lenient = new HashMap<>(strict("interchange"));
        lenient.replaceAll((key, value) -> value.replace("strict", "lenient"));
        try (RunningTask task = RunningTask.start(input, lenient)) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).isEmpty();
            assertThat(codes(records)).contains("SET_WITHOUT_UNITS", "REFUSED_WITH_OTHERS");
        }
    }

    @Test
    void aSetIsRefusedWithItsBadClaimWhereThePartnerWantsThat() throws IOException {
        String bad = Claims.id(1, 2, 3);
        write("a.edi", Claims.interchange("SENDER", 1, 3, 3, bad));
        try (RunningTask task = RunningTask.start(input, strict("set"))) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).hasSize(6).noneMatch(id -> id.startsWith("C1-2-"));
            assertThat(values(records, "x.deadletters")).hasSize(3);
            assertThat(codes(records)).contains("REFUSED_WITH_OTHERS");
        }
    }

    @Test
    void anInterchangeIsRefusedWithItsBadClaimWhereThePartnerWantsThat() throws IOException {
        write("a.edi", Claims.interchange("SENDER", 1, 3, 3, Claims.id(1, 3, 3)));
        try (RunningTask task = RunningTask.start(input, strict("interchange"))) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).isEmpty();
            assertThat(values(records, "x.deadletters")).hasSize(9);
            awaitIn(input.resolve("error"), "a.edi");
        }
    }

    private static Map<String, String> strict(String scope) {
        return Map.of(
                "deadletter.payload",
                "clear",
                "trading.partners",
                """
                [{"name": "clinic", "id": "SENDER", "validation": "strict",
                  "acknowledgement": {"scope": "%s"}}]
                """
                        .formatted(scope));
    }

    @Test
    void leavesOutWhatWouldMakeARecordTooLarge() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        String limit = "max.record.bytes";
        try (RunningTask task =
                RunningTask.start(input, Map.of("include.tree", "true", limit, "7000"))) {
            List<SourceRecord> records = task.runUntilFinished(1);
            assertThat(claims(records)).hasSize(1);
            Struct claim = values(records, "x.claims").get(0);
            assertThat(claim.get("tree")).isNull();
            assertThat(claim.getArray("warnings").toString()).contains("LEFT_OUT_FOR_SIZE");
        }
    }

    @Test
    void keepsOrDeletesFilesWhereThatIsWanted() throws IOException {
        write("a.edi", Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(input, Map.of("input.after", "keep"))) {
            task.runUntilFinished(1);
            assertThat(task.idle()).isEmpty();
            task.restart();
            task.poll();
            assertThat(task.idle()).isEmpty();
            assertThat(names(input)).containsExactly("a.edi");
        }
        Path other = Files.createDirectory(temporary.resolve("other"));
        Files.writeString(other.resolve("a.edi"), Claims.interchange(1, 1));
        try (RunningTask task = RunningTask.start(other, Map.of("input.after", "delete"))) {
            task.runUntilFinished(1);
            await().until(() -> names(other).isEmpty());
        }
    }

    @Test
    void aFileThatCannotBeMovedHoldsNoOtherUp() throws IOException {
        // A file lies where the folder for finished ones should be.
        Path taken = Files.writeString(temporary.resolve("taken"), "");
        write("a.edi", Claims.interchange(1, 1));
        write("b.edi", Claims.interchange(2, 1));
        Map<String, String> options = Map.of("input.finished.path", taken + "/finished");
        try (RunningTask task = RunningTask.start(input, options)) {
            task.runUntilFinished(2);
            task.runUntil(isStatus("FILE_STUCK"));
            assertThat(claims(task.written())).hasSize(2);
            assertThat(names(input)).hasSize(2);
            Files.delete(taken);
            await().until(() -> names(taken.resolve("finished")).size() == 2);
        }
    }

    private Path finished() {
        return input.resolve("finished");
    }

    private void write(String name, String content) throws IOException {
        // Written elsewhere and moved in, as a careful sender does it.
        Path aside = Files.writeString(temporary.resolve("aside"), content);
        Files.move(aside, input.resolve(name));
    }

    private static List<String> claims(List<SourceRecord> records) {
        return values(records, "x.claims").stream()
                .map(value -> value.getString("claim_id"))
                .toList();
    }

    private static List<String> codes(List<SourceRecord> records) {
        return values(records, "x.deadletters").stream()
                .flatMap(letter -> letter.<Struct>getArray("issues").stream())
                .map(issue -> issue.getString("code"))
                .distinct()
                .toList();
    }

    private static Map<String, String> details(List<SourceRecord> records) {
        return values(records, "x.status").stream()
                .filter(status -> status.getString("code").equals("FILE_FINISHED"))
                .map(status -> status.<String, String>getMap("details"))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitIn(Path folder, String... files) {
        await().untilAsserted(() -> assertThat(names(folder)).contains(files));
    }

    /** The files of a folder, without folders; none where it is not there. */
    private static String texts(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names(folder)) {
            all.append(Files.readString(folder.resolve(name)));
        }
        return all.toString();
    }

    private static List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(Claims.bytes(content));
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            for (int i = 0; i < entries.length; i++) {
                zip.putNextEntry(new ZipEntry("folder/" + i));
                zip.write(Claims.bytes(entries[i]));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] truncated(byte[] content) {
        return java.util.Arrays.copyOf(content, content.length / 2);
    }
}
