package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.hl7.MessageFile;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Public samples, as real senders write them; never a value of them in a message of ours. */
class ConformanceTest {

    private static final List<Sample> SAMPLES = new ArrayList<>();

    /**
     * A message of a sample file.
     *
     * @param place file and number
     */
    private record Sample(String place, byte[] bytes, Interpreted interpreted) {

        boolean startsWithMsh() {
            String text = new String(bytes, StandardCharsets.ISO_8859_1).stripLeading();
            return text.startsWith("MSH");
        }

        @Override
        public String toString() {
            return place;
        }
    }

    @BeforeAll
    static void interpretAll() throws IOException {
        Path folder = SampleFiles.folder("hl7");
        Interpreter interpreter =
                new Interpreter(
                        MessageOptions.DEFAULTS,
                        new MessageValidator(Hl7ValidationOptions.DEFAULTS),
                        Clock.systemUTC());
        SAMPLES.clear();
        for (Path file : SampleFiles.files(folder, path -> !path.endsWith("LICENSE"))) {
            int number = 0;
            for (byte[] message : MessageFile.split(Files.readAllBytes(file))) {
                number++;
                SAMPLES.add(
                        new Sample(
                                folder.relativize(file) + " message " + number,
                                message,
                                interpreter.interpret(message, Instant.EPOCH)));
            }
        }
    }

    @Test
    void everyMessageThatSaysItsTypeBecomesARecord() {
        List<String> unread = new ArrayList<>();
        for (Sample sample : SAMPLES) {
            if (sample.startsWithMsh()
                    && sample.interpreted() instanceof Interpreted.Refused refused
                    && refused.issues().get(0).code() != Hl7IssueCode.MESSAGE_TYPE_MISSING) {
                unread.add(sample.place() + " " + refused.issues().get(0).code().name());
            }
        }
        assertThat(unread).as("refused").isEmpty();
    }

    @Test
    void rawIsByteExact() {
        for (Sample sample : SAMPLES) {
            if (sample.interpreted() instanceof Interpreted.Accepted accepted) {
                PayloadText raw =
                        new PayloadText(
                                accepted.value().getString("raw"),
                                accepted.value().getString("raw_encoding"));
                if (!Arrays.equals(raw.bytes(), sample.bytes())) {
                    throw new AssertionError("the raw bytes differ in " + sample.place());
                }
            }
        }
    }

    @Test
    void everyRecordKeepsToItsSchema() {
        for (Sample sample : SAMPLES) {
            if (sample.interpreted() instanceof Interpreted.Accepted accepted) {
                accepted.value().validate();
            }
        }
    }

    @Test
    void printsWhatThereIsByTypeAndVersion() {
        Map<String, int[]> table = new TreeMap<>();
        for (Sample sample : SAMPLES) {
            int[] counts = table.computeIfAbsent(row(sample.interpreted()), row -> new int[3]);
            counts[0]++;
            if (sample.interpreted() instanceof Interpreted.Accepted accepted) {
                counts[accepted.issues().isEmpty() ? 1 : 2]++;
            }
        }
        System.out.printf("%-24s %6s %6s %9s%n", "type and version", "all", "clean", "findings");
        table.forEach((row, n) -> System.out.printf("%-24s %6d %6d %9d%n", row, n[0], n[1], n[2]));
        assertThat(table).isNotEmpty();
    }

    private static String row(Interpreted interpreted) {
        if (!(interpreted instanceof Interpreted.Accepted accepted)) {
            return "(refused)";
        }
        Struct metadata = accepted.value().getStruct("metadata");
        return metadata.getString("message_type") + " " + metadata.getString("version");
    }
}
