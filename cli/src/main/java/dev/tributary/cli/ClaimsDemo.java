package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Drops claims and the remittance that pays them into a folder, and shows what comes of them. */
final class ClaimsDemo {
    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long CONTROL_NUMBERS = 1_000_000_000L;

    private final Path samples;
    private final String run;
    private final Clearinghouse clearinghouse;
    private final TopicReader reader;
    private final Story story;
    private final List<String> missing = new ArrayList<>();

    /**
     * A demonstration.
     *
     * @param samples the folder of the sample files
     * @param run goes into the numbers of claims and payments: those of another run are others
     * @param clearinghouse the connector, running
     * @param reader of the topics
     * @param story told what happens
     */
    ClaimsDemo(
            Path samples,
            String run,
            Clearinghouse clearinghouse,
            TopicReader reader,
            Story story) {
        this.samples = samples;
        this.run = run;
        this.clearinghouse = clearinghouse;
        this.reader = reader;
        this.story = story;
    }

    /** Returns what should have happened and did not; empty if all went well. */
    List<String> play() {
        try {
            drop(
                    "1-claims.837",
                    "A clinic sends two claims, and asks for a TA1.",
                    List.of("TA1", "999"),
                    new Expected("claims", 2));
            drop(
                    "2-remittance.835",
                    "The payer pays both, less an adjustment and an old overpayment.",
                    List.of("999"),
                    new Expected("remittances", 2),
                    new Expected("remittance_payments", 1));
        } catch (IOException e) {
            missing.add("the X12 samples: " + e.getMessage());
        }
        return List.copyOf(missing);
    }

    private record Expected(String topic, int count) {}

    private record Since(String topic, int count, Position position) {}

    private void drop(String file, String tells, List<String> answers, Expected... expected)
            throws IOException {
        story.say("");
        story.say(file + ": " + tells);
        byte[] bytes = ofThisRun(Files.readString(samples.resolve(file)));
        story.show("dropped", new String(bytes, US_ASCII).lines().toList());
        List<Since> before =
                Stream.of(expected)
                        .map(
                                one -> {
                                    String topic = clearinghouse.topicPrefix() + "." + one.topic();
                                    return new Since(topic, one.count(), reader.end(topic));
                                })
                        .toList();
        Map<Path, FileTime> answered = answers();
        deliver(file, bytes);
        before.forEach(since -> showRecords(file, since));
        showAnswers(file, answered, answers);
    }

    /** The number of the remittance's payment in a run. */
    static String traceNumber(String run) {
        return numbersOf(run, "QS-TRACE-1");
    }

    private static String numbersOf(String run, String text) {
        return text.replace("QS-", "QS-" + run + "-").replace("*ICN", "*ICN" + run);
    }

    /** Its own control number for each run: a number used twice would be a duplicate. */
    private byte[] ofThisRun(String text) {
        String[] header = text.split("\\*", 15);
        String controlNumber = header[13];
        long number = (Instant.now().toEpochMilli() / 10) % CONTROL_NUMBERS;
        return numbersOf(run, text.replace(controlNumber, "%09d".formatted(number)))
                .getBytes(US_ASCII);
    }

    /** Written elsewhere first, so that it is never seen half written. */
    private void deliver(String file, byte[] bytes) throws IOException {
        Path written = Files.createTempFile(samplesInTransit(), "sample", ".tmp");
        Files.write(written, bytes);
        Files.move(
                written,
                clearinghouse.input().resolve(file),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private Path samplesInTransit() {
        return clearinghouse.input().getParent();
    }

    private void showRecords(String file, Since since) {
        List<TopicRecord> records =
                reader.await(since.topic(), since.position(), since.count(), ARRIVAL_LIMIT);
        for (TopicRecord record : records) {
            JsonNode json = RecordText.parse(record.value());
            story.show("in topic", since.topic() + ", key " + record.key());
            story.show("", RecordText.lines(json));
        }
        if (records.size() != since.count()) {
            missing.add(
                    "%s: %d records in %s instead of %d"
                            .formatted(file, records.size(), since.topic(), since.count()));
        }
    }

    private void showAnswers(String file, Map<Path, FileTime> before, List<String> wanted)
            throws IOException {
        Instant deadline = Instant.now().plus(ARRIVAL_LIMIT);
        List<String> texts = List.of();
        while (texts.size() < wanted.size() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            texts = texts(before);
        }
        texts.forEach(text -> story.show("answered", segments(text)));
        for (String kind : wanted) {
            String segment = kind.equals("TA1") ? "TA1*" : "ST*" + kind + "*";
            if (texts.stream().noneMatch(text -> text.contains(segment))) {
                missing.add(file + ": no " + kind + " in " + clearinghouse.output());
            }
        }
    }

    private List<String> texts(Map<Path, FileTime> before) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<Path, FileTime> answer : answers().entrySet()) {
            if (!answer.getValue().equals(before.get(answer.getKey()))) {
                texts.add(Files.readString(answer.getKey()));
            }
        }
        return texts;
    }

    /** With their times: a worker that was killed may write one again under the same name. */
    private Map<Path, FileTime> answers() throws IOException {
        Map<Path, FileTime> answers = new TreeMap<>();
        try (Stream<Path> files = Files.list(clearinghouse.output())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".tmp") && !name.startsWith(".")) {
                    answers.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return answers;
    }

    private static List<String> segments(String text) {
        return text.replace("~", "~\n").lines().filter(line -> !line.isBlank()).toList();
    }
}
