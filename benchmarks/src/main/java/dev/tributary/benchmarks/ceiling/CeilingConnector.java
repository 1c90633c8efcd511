package dev.tributary.benchmarks.ceiling;

import dev.tributary.benchmarks.Waiting;
import dev.tributary.cluster.LocalCluster;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * The source that repeats ready records, in a worker of a benchmark: it writes to a topic of its
 * own name, and is paused but for the rounds in which it is measured.
 */
public final class CeilingConnector implements AutoCloseable {

    /** How records are written, by it and by whatever is measured beside it. */
    public static final Map<String, String> RECORDS =
            Map.of(
                    "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                    "value.converter", "org.apache.kafka.connect.json.JsonConverter",
                    "value.converter.schemas.enable", "false",
                    "topic.creation.default.partitions", "1",
                    "topic.creation.default.replication.factor", "1",
                    "producer.override.linger.ms", "0");

    private static final String PLUGIN = "ceiling";

    private final LocalCluster cluster;
    private final String name;
    private final TopicPartition partition;
    private final Admin admin;

    private CeilingConnector(LocalCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
        this.partition = new TopicPartition(name, 0);
        this.admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    /** Puts the plugin into a folder before the worker starts. */
    public static void install(Path plugins) throws IOException {
        try {
            Path jar =
                    Path.of(
                            CeilingSourceConnector.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path folder = Files.createDirectories(plugins.resolve(PLUGIN));
            Files.copy(jar, folder.resolve("ceiling.jar"));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * Starts the connector, waits for its first records, and pauses it.
     *
     * @param records a {@link RecordFile}
     * @param more of its configuration, such as transforms
     */
    public static CeilingConnector start(
            LocalCluster cluster, String name, Path records, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(RECORDS);
        config.put("connector.class", CeilingSourceConnector.class.getName());
        config.put("tasks.max", "1");
        config.put(CeilingSourceConnector.RECORDS_FILE, records.toString());
        config.put(CeilingSourceConnector.TOPIC, name);
        config.putAll(more);
        cluster.rest().put(name, config);
        Waiting.untilRunning(cluster.rest(), name);
        CeilingConnector ceiling = new CeilingConnector(cluster, name);
        Waiting.until(name + "'s first records", () -> ceiling.written() > 0);
        ceiling.pause();
        return ceiling;
    }

    /** Records per second while it runs alone. */
    public double rate(Duration duration) {
        cluster.rest().resume(name);
        long before = written();
        Waiting.until(name + " to go on", () -> written() > before);
        long from = written();
        long start = System.nanoTime();
        LockSupport.parkNanos(duration.toNanos());
        double rate = (written() - from) * 1e9 / (System.nanoTime() - start);
        pause();
        return rate;
    }

    private void pause() {
        cluster.rest().pause(name);
        long[] last = {-1};
        Waiting.until(
                name + " to pause",
                () -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    long now = written();
                    boolean still = now == last[0];
                    last[0] = now;
                    return still;
                });
    }

    private long written() {
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get(10, TimeUnit.SECONDS)
                    .offset();
        } catch (ExecutionException notThereYet) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far the topic is", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
