package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.TopicReader.Position;
import dev.tributary.commons.crypto.Keyset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything is encrypted and opened again: within a source, for a topic in clear; by a sink, of a
 * topic that holds ciphertexts; and by one with another key, which must fail and say nothing.
 */
final class UnmaskCanaryFeed implements CanaryFeed {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PREFIX = CanaryWorker.PREFIX + "unmask-";
    private static final String OPENED = PREFIX + "opened";
    private static final String SEALED = PREFIX + "sealed";
    private static final String SINK = PREFIX + "sink";
    private static final String WRONG_KEY = PREFIX + "wrong-key";

    private CanaryWorker worker;
    private Path lines;
    private Path key;
    private int planted;

    @Override
    public void start(CanaryWorker canaryWorker) throws IOException {
        worker = canaryWorker;
        lines = Files.createFile(worker.folder().resolve("unmask-lines.txt"));
        key =
                Files.writeString(
                        worker.folder().resolve("unmask-keyset.json"), Hl7CanaryConnectors.KEYSET);
        run(OPENED, source(OPENED, "mask,unmask"));
        run(SEALED, source(SEALED, "mask"));
    }

    private void run(String name, Map<String, String> config) {
        worker.rest().put(name, config);
        RunningConnector.awaitRunning(worker.rest(), name);
    }

    private Map<String, String> source(String topic, String transforms) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "dev.tributary.e2e.plugin.LineSource");
        config.put("file", lines.toString());
        config.put("topic", topic);
        config.put("topic.creation.default.partitions", "1");
        config.put("topic.creation.default.replication.factor", "1");
        config.put("transforms", transforms);
        config.put("transforms.mask.type", "dev.tributary.masking.MaskPii");
        config.put(
                "transforms.mask.policy",
                """
                {"id": "all", "key": {"file": "%s"}, "rules": [
                  {"path": "$", "action": "encrypt"},
                  {"path": "$key", "action": "encrypt"},
                  {"path": "$headers.line", "action": "encrypt"}]}"""
                        .formatted(key));
        if (transforms.contains("unmask")) {
            config.putAll(unmask(key));
        }
        return config;
    }

    private static Map<String, String> unmask(Path key) {
        return Map.of(
                "transforms.unmask.type",
                "dev.tributary.masking.Unmask",
                "transforms.unmask.key",
                "{\"file\": \"%s\"}".formatted(key));
    }

    @Override
    public void plant() throws IOException {
        write();
        // Once the topic is there, so that they need not wait for news of it.
        run(SINK, sink(key));
        Path another =
                Files.writeString(
                        worker.folder().resolve("unmask-another.json"), Keyset.generate());
        worker.rest().put(WRONG_KEY, sink(another));
        awaitTheSinks();
    }

    private static Map<String, String> sink(Path key) {
        Map<String, String> config = new HashMap<>(unmask(key));
        config.put("connector.class", "dev.tributary.e2e.plugin.NullSink");
        config.put("topics", SEALED);
        config.put("transforms", "unmask");
        return config;
    }

    @Override
    public void plantOnce() throws IOException {
        write();
        awaitTheSinks();
    }

    private void write() throws IOException {
        Files.writeString(
                lines,
                Canary.PERSONAL.stream()
                        .map(Canary::text)
                        .collect(Collectors.joining("\n", "", "\n")),
                StandardOpenOption.APPEND);
        planted += Canary.PERSONAL.size();
        worker.reader().await(OPENED, Position.START, planted, LIMIT);
        worker.reader().await(SEALED, Position.START, planted, LIMIT);
    }

    private void awaitTheSinks() {
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                                .offsets(SINK)
                                                .at("/offsets/0/offset/kafka_offset")
                                                .asInt()
                                        >= planted);
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                        .status(WRONG_KEY)
                                        .filter(ConnectorStatus::hasFailed)
                                        .isPresent());
    }

    @Override
    public List<String> clearTopics() {
        return List.of(OPENED);
    }

    @Override
    public void assertEveryWayWasGone() {
        assertThat(worker.reader().all(SEALED))
                .isNotEmpty()
                .allMatch(record -> record.value().contains("enc1."))
                .allMatch(record -> record.key().contains("enc1."));
        assertThat(worker.rest().status(WRONG_KEY).orElseThrow().traces())
                .contains("CIPHERTEXT_NOT_OPENED");
    }
}
