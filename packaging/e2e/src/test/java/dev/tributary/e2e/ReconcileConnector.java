package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reconciliation sink in a worker, on one topic and one database. */
final class ReconcileConnector implements AutoCloseable {
    private static final String READ = "SELECT sum(next_offset) FROM tributary.sink_offset";

    private final String name;
    private final ConnectRest rest;
    private final ReconcileDatabase database;
    private final String url;

    private ReconcileConnector(
            String name, ConnectRest rest, ReconcileDatabase database, String url) {
        this.name = name;
        this.rest = rest;
        this.database = database;
        this.url = url;
    }

    /**
     * Starts it.
     *
     * @param url database that it writes to
     * @param tasks how many tasks it has
     */
    static ReconcileConnector start(
            ConnectRest rest,
            String name,
            ReconcileTopic topic,
            ReconcileDatabase database,
            String url,
            int tasks) {
        return start(rest, name, topic, database, url, tasks, Map.of());
    }

    /** The same, with options that win over ours. */
    static ReconcileConnector start(
            ConnectRest rest,
            String name,
            ReconcileTopic topic,
            ReconcileDatabase database,
            String url,
            int tasks,
            Map<String, String> options) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "dev.tributary.reconcile.ReconcileSinkConnector");
        config.put("tasks.max", String.valueOf(tasks));
        config.put("topics", topic.name());
        config.put("database.url", url);
        config.put("database.user", database.user());
        config.put("database.password", database.password());
        config.put("account.groups", groups(name).toString());
        config.put("match.interval.ms", "200");
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("consumer.override.session.timeout.ms", "6000");
        config.put("consumer.override.heartbeat.interval.ms", "1000");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", name + ".unusable");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        config.putAll(options);
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
        return new ReconcileConnector(name, rest, database, url);
    }

    private static Path groups(String name) {
        try {
            return Files.writeString(
                    Build.emptyFolder(name + "-files").resolve("groups.yaml"),
                    ReconcileTopic.accountGroups());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    /** Returns when all that the topic has is written, and matched. */
    void awaitRead(TopicReader reader, ReconcileTopic topic, Duration limit) {
        String end =
                String.valueOf(
                        reader.end(topic.name()).offsets().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                database.count(url, "sink_offset") > 0
                                        && database.query(url, READ).equals(List.of(end))
                                        && database.count(url, "dirty") == 0);
    }

    /** Returns when nothing is left to be matched. */
    void awaitMatched(Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> database.count(url, "dirty") == 0);
    }

    /** Returns when so many entries are written, and nothing is left to be matched. */
    void awaitDone(long entries, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () ->
                                database.count(url, "entry") >= entries
                                        && database.count(url, "dirty") == 0);
    }

    @Override
    public void close() {
        rest.delete(name);
    }
}
