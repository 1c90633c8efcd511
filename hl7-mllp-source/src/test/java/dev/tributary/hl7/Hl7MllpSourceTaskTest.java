package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task tells in its audit chain, and after a restart. */
class Hl7MllpSourceTaskTest {

    private static final Predicate<SourceRecord> INCOMPLETE = status("MESSAGE_INCOMPLETE");
    private static final Predicate<SourceRecord> LISTENING = status("LISTENING");

    @Test
    void theAuditTellsOfMessagesWhoseSenderWasLeftWithoutAnAnswer() throws IOException {
        try (RunningTask task = RunningTask.start(Map.of("ack.timeout.ms", "100"))) {
            List<SourceRecord> late;
            try (Socket sender = task.connect()) {
                send(sender, "M1");
                late = task.pollUntil("h.messages");
                assertThat(sender.getInputStream().read()).as("the end").isEqualTo(-1);
            }
            task.commit(late);
            try (Socket sender = task.connect()) {
                send(sender, "M2");
                Struct deliveries =
                        RunningTask.link(task.pollUntil("h.messages")).getStruct("deliveries");
                assertThat(deliveries.getInt64("timed_out")).isEqualTo(1);
                assertThat(deliveries.getInt64("failed")).isZero();
            }
        }
    }

    @Test
    void theAuditShowsThatTheRulesAreOthersThanBefore(@TempDir Path dir) throws IOException {
        Path rules = Files.writeString(dir.resolve("rules.json"), "{\"rules\": []}");
        try (RunningTask task = RunningTask.start(Map.of("rules.file", rules.toString()))) {
            String first = configHash(task);
            task.restart();
            assertThat(configHash(task)).isEqualTo(first);

            Files.writeString(rules, "{\"rules\": [ ]}");
            task.restart();
            assertThat(configHash(task)).isNotEqualTo(first);
        }
    }

    private static String configHash(RunningTask task) {
        return RunningTask.link(task.pollUntil("h.audit")).getString("config_hash");
    }

    @Test
    void aRestartTellsOnceOfThePartsThatItLost() throws IOException {
        try (RunningTask task = RunningTask.start(Map.of())) {
            try (Socket sender = task.connect()) {
                send(sender, header("PART1"), "PID|1||P", "DSC|P1|F");
                task.commit(task.pollUntil("h.fragments"));
            }
            task.restart();
            List<SourceRecord> told = task.pollUntil(INCOMPLETE);
            assertThat(told.stream().filter(INCOMPLETE))
                    .extracting(record -> ((Struct) record.value()).getMap("details"))
                    .containsExactly(Map.of("parts", "1"));

            // The worker is killed when no more than the first link is committed: it tells again.
            task.commit(told.subList(0, 1));
            task.restart();
            task.commit(task.pollUntil(INCOMPLETE));

            task.commit(message(task, "M1"));
            task.restart();
            assertThat(task.pollUntil(LISTENING)).noneMatch(INCOMPLETE);
        }
    }

    @Test
    void aRestartLosesNothingOfMessagesThatWereComplete() throws IOException {
        try (RunningTask task = RunningTask.start(Map.of())) {
            try (Socket sender = task.connect()) {
                send(sender, header("PART1"), "PID|1||P", "DSC|P1|F");
                task.commit(task.pollUntil("h.fragments"));
                send(sender, header("PART2") + "||P1", "NTE|1||rest");
                task.commit(task.pollUntil("h.messages"));
            }
            task.restart();
            assertThat(task.pollUntil(LISTENING)).noneMatch(INCOMPLETE);
        }
    }

    private static List<SourceRecord> message(RunningTask task, String id) throws IOException {
        try (Socket sender = task.connect()) {
            send(sender, id);
            return task.pollUntil("h.messages");
        }
    }

    private static Predicate<SourceRecord> status(String code) {
        return record ->
                record.topic().equals("h.status")
                        && ((Struct) record.value()).getString("code").equals(code);
    }

    private static void send(Socket sender, String id) throws IOException {
        send(sender, header(id), "PID|1||P");
    }

    private static void send(Socket sender, String... segments) throws IOException {
        sender.getOutputStream()
                .write(
                        ("\u000b" + String.join("\r", segments) + "\r\u001c\r")
                                .getBytes(StandardCharsets.US_ASCII));
    }

    private static String header(String id) {
        return "MSH|^~\\&|A|B|C|D|20260102||ADT^A01|" + id + "|P|2.5";
    }
}
