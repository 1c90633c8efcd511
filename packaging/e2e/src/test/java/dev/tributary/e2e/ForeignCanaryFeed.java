package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.TopicReader.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Connectors that are not ours, since the masking transform works on anybody's records: a source
 * with two transforms, and a sink that reads what it wrote.
 */
final class ForeignCanaryFeed implements CanaryFeed {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PREFIX = CanaryWorker.PREFIX + "foreign-";
    private static final String TOPIC = PREFIX + "lines";

    private CanaryWorker worker;
    private Path lines;
    private int planted;

    @Override
    public void start(CanaryWorker canaryWorker) throws IOException {
        worker = canaryWorker;
        lines = Files.createFile(worker.folder().resolve("lines.txt"));
        start(
                "source",
                Map.ofEntries(
                        Map.entry("connector.class", "dev.tributary.e2e.plugin.LineSource"),
                        Map.entry("file", lines.toString()),
                        Map.entry("topic", TOPIC),
                        Map.entry("topic.creation.default.partitions", "1"),
                        Map.entry("topic.creation.default.replication.factor", "1"),
                        Map.entry("transforms", "one,two"),
                        Map.entry(
                                "transforms.one.type",
                                "org.apache.kafka.connect.transforms.InsertHeader"),
                        Map.entry("transforms.one.header", "one"),
                        Map.entry("transforms.one.value.literal", "1"),
                        Map.entry(
                                "transforms.two.type",
                                "org.apache.kafka.connect.transforms.DropHeaders"),
                        Map.entry("transforms.two.headers", "one")));
    }

    private void start(String name, Map<String, String> config) {
        worker.rest().put(PREFIX + name, config);
        RunningConnector.awaitRunning(worker.rest(), PREFIX + name);
    }

    @Override
    public void plant() throws IOException {
        writeLines();
        // Once its topic is there, so that it need not wait for news of it.
        start(
                "sink",
                Map.of("connector.class", "dev.tributary.e2e.plugin.NullSink", "topics", TOPIC));
        awaitTheSink();
    }

    @Override
    public void plantOnce() throws IOException {
        writeLines();
        awaitTheSink();
    }

    private void writeLines() throws IOException {
        Files.writeString(
                lines,
                Canary.PERSONAL.stream()
                        .map(Canary::text)
                        .collect(Collectors.joining("\n", "", "\n")),
                StandardOpenOption.APPEND);
        planted += Canary.PERSONAL.size();
        worker.reader().await(TOPIC, Position.START, planted, LIMIT);
    }

    private void awaitTheSink() {
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                                .offsets(PREFIX + "sink")
                                                .at("/offsets/0/offset/kafka_offset")
                                                .asInt()
                                        >= planted);
    }

    @Override
    public List<String> clearTopics() {
        return List.of(TOPIC);
    }

    @Override
    public void assertEveryWayWasGone() {
        // A source and a sink, and nothing that could go wrong.
    }
}
