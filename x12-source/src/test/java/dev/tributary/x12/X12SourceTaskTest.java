package dev.tributary.x12;

import static dev.tributary.x12.RunningTask.values;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        Files.writeString(input.resolve("a.edi"), Claims.interchange(1, 3));
        try (RunningTask task = RunningTask.start(input, Map.of())) {
            List<SourceRecord> records = task.runUntilFinished(1);
            System.out.println(records);
            values(records, "x.claims").forEach(System.out::println);
            values(records, "x.deadletters").forEach(System.out::println);
            values(records, "x.acknowledgments").forEach(System.out::println);
            values(records, "x.status").forEach(System.out::println);
            assertThat(values(records, "x.claims")).hasSize(3);
        }
    }
}
