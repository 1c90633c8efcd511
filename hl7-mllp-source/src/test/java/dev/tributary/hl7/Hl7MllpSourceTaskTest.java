package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task's audit chain says of what happened at its sockets and of how it was set up. */
class Hl7MllpSourceTaskTest {

    @Test
    void theAuditTellsOfMessagesWhoseSenderWasLeftWithoutAnAnswer() throws IOException {
        try (RunningTask task = RunningTask.start(Map.of("ack.timeout.ms", "100"))) {
            List<SourceRecord> late;
            try (Socket sender = task.connect()) {
                send(sender, "M1");
                late = task.pollUntil("h.messages");
                assertThat(sender.getInputStream().read()).as("the end").isEqualTo(-1);
            }
            RunningTask.commit(late);
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

    private static void send(Socket sender, String id) throws IOException {
        sender.getOutputStream()
                .write(
                        ("\u000bMSH|^~\\&|A|B|C|D|20260102||ADT^A01|"
                                        + id
                                        + "|P|2.5\rPID|1||P\r\u001c\r")
                                .getBytes(StandardCharsets.US_ASCII));
    }
}
