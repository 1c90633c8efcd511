package dev.tributary.x12;

import static dev.tributary.x12.RunningTask.isStatus;
import static dev.tributary.x12.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.x12.front.SftpServerForTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task whose files lie on an SFTP server. */
class SftpTaskTest {

    @TempDir Path temporary;

    @Test
    void readsMovesAndAnswersOverThereAlsoWhenTheServerWasAway() throws Exception {
        try (SftpServerForTest server = SftpServerForTest.start(temporary)) {
            Path inbound = Files.createDirectory(server.root().resolve("inbound"));
            Map<String, String> options = new HashMap<>(server.options());
            options.put("input.path", "inbound");
            options.put("ack.output.path", "../answers");
            options.put("batch.max.records", "1");
            Files.writeString(inbound.resolve("a.edi"), Claims.interchange(1, 3));
            try (RunningTask task = RunningTask.start(Path.of("unused"), options)) {
                task.runUntil(record -> record.topic().equals("x.claims"));
                server.stop();
                task.runUntil(isStatus("UNREACHABLE"));
                server.startAgain();
                List<SourceRecord> seen = new ArrayList<>();
                await().atMost(Duration.ofSeconds(30))
                        .until(
                                () -> {
                                    List<SourceRecord> batch = task.poll();
                                    task.commit(batch);
                                    seen.addAll(batch);
                                    return names(inbound.resolve("finished")).size() == 1;
                                });
                assertThat(seen).anyMatch(isStatus("AVAILABLE"));
                assertThat(values(task.written(), "x.claims"))
                        .extracting(claim -> claim.getString("claim_id"))
                        .containsExactly(
                                Claims.id(1, 1, 1), Claims.id(1, 1, 2), Claims.id(1, 1, 3));
                assertThat(names(server.root().resolve("answers"))).hasSize(2);
                assertThat(names(inbound)).isEmpty();
            }
        }
    }

    @Test
    void readsOnWhereTheConnectionBroke() throws Exception {
        int claims = 18_000; // too many for a file that is held in memory
        try (SftpServerForTest server = SftpServerForTest.start(temporary)) {
            Path inbound = Files.createDirectory(server.root().resolve("inbound"));
            Map<String, String> options = new HashMap<>(server.options());
            options.put("input.path", "inbound");
            options.put("queue.max.records", "100");
            String file = Claims.interchange(1, claims);
            assertThat(file.length()).isGreaterThan(4 << 20);
            Files.writeString(inbound.resolve("a.edi"), file);
            try (RunningTask task = RunningTask.start(Path.of("unused"), options)) {
                task.runUntil(record -> record.topic().equals("x.claims"));
                server.stop();
                task.runUntil(isStatus("UNREACHABLE"));
                int before = values(task.written(), "x.claims").size();
                assertThat(before).isLessThan(claims);
                server.startAgain();
                task.runUntilFinished(1);
                assertThat(values(task.written(), "x.claims"))
                        .extracting(claim -> claim.getString("claim_id"))
                        .hasSize(claims)
                        .doesNotHaveDuplicates();
                assertThat(values(task.written(), "x.deadletters")).isEmpty();
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
