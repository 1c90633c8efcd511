package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Plays the samples in over a socket and looks for each of them in its topic. */
final class Demo {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);
    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(15);

    private final Path samples;
    private final int mllpPort;
    private final TopicReader reader;
    private final String messages;
    private final Optional<String> masked;
    private final String deadLetters;
    private final String audit;
    private final Story story;
    private final List<String> missing = new ArrayList<>();

    /**
     * A demonstration.
     *
     * @param samples the folder of the sample messages
     * @param mllpPort where the connector listens
     * @param reader of the topics
     * @param topicPrefix of the connector
     * @param masked whether the connector writes a masked copy of each record too
     * @param story told what happens
     */
    Demo(
            Path samples,
            int mllpPort,
            TopicReader reader,
            String topicPrefix,
            boolean masked,
            Story story) {
        this.samples = samples;
        this.mllpPort = mllpPort;
        this.reader = reader;
        this.messages = topicPrefix + ".messages";
        this.masked = masked ? Optional.of(messages + ".masked") : Optional.empty();
        this.deadLetters = topicPrefix + ".deadletters";
        this.audit = topicPrefix + ".audit";
        this.story = story;
    }

    /** Returns what should have happened and did not; empty if all went well. */
    List<String> play() {
        Position auditBefore = reader.end(audit);
        String run = Long.toString(Instant.now().getEpochSecond(), 36).toUpperCase(Locale.ROOT);
        try (MllpClient client =
                MllpClient.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), mllpPort),
                        ANSWER_LIMIT)) {
            for (Sample sample : Sample.ALL) {
                play(sample, sample.message(samples, run), client);
            }
        } catch (IOException e) {
            missing.add("an answer on port " + mllpPort + ": " + e.getMessage());
        }
        showAudit(auditBefore);
        return List.copyOf(missing);
    }

    private void play(Sample sample, Sample.Message message, MllpClient client) throws IOException {
        story.say("");
        story.say(sample.file() + ": " + sample.tells());
        story.show("sent", Hl7Text.lines(message.bytes()));
        String topic = sample.isToBeAccepted() ? messages : deadLetters;
        Position before = reader.end(topic);
        Optional<Position> maskedBefore = masked.map(reader::end);
        Acknowledgement answer = Acknowledgement.parse(client.exchange(message.bytes()));
        story.show("answered", answer.lines());
        if (!answer.code().equals(sample.expectedCode())
                || !answer.controlId().equals(message.controlId())) {
            missing.add(
                    "%s: the answer should be %s %s and is %s %s"
                            .formatted(
                                    sample.file(),
                                    sample.expectedCode(),
                                    message.controlId(),
                                    answer.code(),
                                    answer.controlId()));
        }
        if (sample.isToBeAccepted()) {
            showMessage(sample, message, before)
                    .ifPresent(record -> showMasked(sample, record, maskedBefore));
        } else {
            showDeadLetter(sample, message, before);
        }
    }

    private Optional<JsonNode> showMessage(Sample sample, Sample.Message message, Position before) {
        Optional<TopicRecord> record =
                find(
                        messages,
                        before,
                        json -> idOf(json.path("metadata")).equals(message.controlId()));
        if (record.isEmpty()) {
            missing.add(sample.file() + ": no record in " + messages);
            return Optional.empty();
        }
        JsonNode json = RecordText.parse(record.get().value());
        story.show("in topic", messages + ", key " + record.get().key());
        story.show("", RecordText.lines(json));
        return Optional.of(json);
    }

    /** The masked copy has no id to look for: it is what came since, as nobody else is sending. */
    private void showMasked(Sample sample, JsonNode clear, Optional<Position> before) {
        if (before.isEmpty()) {
            return;
        }
        String topic = masked.orElseThrow();
        find(topic, before.get(), json -> json.has("compliance"))
                .ifPresentOrElse(
                        record -> {
                            JsonNode json = RecordText.parse(record.value());
                            story.show("masked in", topic + ", what differs:");
                            story.show("", SideBySide.lines(clear, json));
                            if (!json.at("/compliance/pii_masked").asBoolean()) {
                                missing.add(sample.file() + ": not masked in " + topic);
                            }
                        },
                        () -> missing.add(sample.file() + ": no record in " + topic));
    }

    private void showDeadLetter(Sample sample, Sample.Message message, Position before) {
        find(deadLetters, before, json -> idOf(json).equals(message.controlId()))
                .ifPresentOrElse(
                        record -> {
                            story.show("in topic", deadLetters + ", with the reason:");
                            story.show("", RecordText.lines(RecordText.parse(record.value())));
                        },
                        () -> missing.add(sample.file() + ": no dead letter in " + deadLetters));
    }

    private void showAudit(Position before) {
        story.chapter("Who did what: the audit trail, chained by hashes, without patient data");
        find(audit, before, json -> json.path("records").asInt() > 0)
                .ifPresentOrElse(
                        record -> {
                            story.show("in topic", audit);
                            story.show("", RecordText.lines(RecordText.parse(record.value())));
                        },
                        () -> missing.add("no audit batch in " + audit));
    }

    private Optional<TopicRecord> find(String topic, Position since, Predicate<JsonNode> wanted) {
        Predicate<TopicRecord> matches =
                record -> record.value() != null && wanted.test(RecordText.parse(record.value()));
        return reader
                .awaitUntil(
                        topic, since, records -> records.stream().anyMatch(matches), ARRIVAL_LIMIT)
                .stream()
                .filter(matches)
                .findFirst();
    }

    private static String idOf(JsonNode json) {
        return json.path("message_id").asText();
    }
}
