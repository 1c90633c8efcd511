package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.ceiling.CeilingSourceConnector;
import dev.tributary.benchmarks.ceiling.RecordFile;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.hl7.map.Interpreter;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;

/**
 * The trivial source in the same worker, with the records that the HL7 source makes; paused between
 * rounds.
 */
final class Ceiling implements AutoCloseable {

    private static final String CONNECTOR = "ceiling";
    private static final TopicPartition PARTITION = new TopicPartition(CONNECTOR, 0);

    private final LocalCluster cluster;
    private final Admin admin;

    private Ceiling(LocalCluster cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    /** Puts the plugin into a folder before the worker starts. */
    static void install(Path plugins) throws IOException {
        try {
            Path jar =
                    Path.of(
                            CeilingSourceConnector.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            Path folder = Files.createDirectories(plugins.resolve(CONNECTOR));
            Files.copy(jar, folder.resolve("ceiling.jar"));
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Starts the connector and pauses it. */
    static Ceiling start(
            Family.Context context, SourceUnderTest source, List<SampleMessage> samples)
            throws IOException {
        Path file = context.folder().resolve("ceiling.records");
        writeRecords(file, samples);
        Map<String, String> config = new HashMap<>(SourceUnderTest.RECORDS);
        config.put("connector.class", CeilingSourceConnector.class.getName());
        config.put("tasks.max", "1");
        config.put("records.file", file.toString());
        config.put("topic", CONNECTOR);
        source.cluster().rest().put(CONNECTOR, config);
        source.awaitRunning(CONNECTOR);
        Ceiling ceiling = new Ceiling(source.cluster());
        Waiting.until("the ceiling's first records", () -> ceiling.written() > 0);
        ceiling.pause();
        return ceiling;
    }

    private static void writeRecords(Path file, List<SampleMessage> samples) throws IOException {
        Interpreter interpreter = ParseAndMap.interpreter();
        List<String> keys = new ArrayList<>();
        List<Struct> values = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Struct value = ParseAndMap.ours(interpreter, samples.get(i).withId(i));
            value.getStruct("compliance").put("audit_log_id", "AUD-0-1795428930000-" + i);
            keys.add(value.getStruct("patient").getString("id"));
            values.add(value);
        }
        RecordFile.write(file, keys, values);
    }

    /** Records per second while it runs alone. */
    double rate(Duration duration) {
        cluster.rest().resume(CONNECTOR);
        long before = written();
        Waiting.until("the ceiling to go on", () -> written() > before);
        long from = written();
        long start = System.nanoTime();
        LockSupport.parkNanos(duration.toNanos());
        double rate = (written() - from) * 1e9 / (System.nanoTime() - start);
        pause();
        return rate;
    }

    private void pause() {
        cluster.rest().pause(CONNECTOR);
        long[] last = {-1};
        Waiting.until(
                "the ceiling to pause",
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
            return admin.listOffsets(Map.of(PARTITION, OffsetSpec.latest()))
                    .partitionResult(PARTITION)
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
