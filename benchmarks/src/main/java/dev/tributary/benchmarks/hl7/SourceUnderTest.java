package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Waiting;
import dev.tributary.benchmarks.ceiling.CeilingConnector;
import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.HubZip;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The connector from its built ZIP in a real worker, beside a real broker. */
final class SourceUnderTest implements AutoCloseable {

    private static final String CONNECTOR = "bench";
    private static final String MESSAGES = CONNECTOR + ".messages";

    private final LocalCluster cluster;
    private final Receiver receiver;

    private SourceUnderTest(LocalCluster cluster) {
        this.cluster = cluster;
        this.receiver = new Receiver(Ports.free(), MESSAGES, cluster.reader());
    }

    /** Broker, worker and connector, running. */
    static SourceUnderTest start(Family.Context context) throws IOException {
        return start(context, worker -> worker, Map.of());
    }

    /** The same, with the trivial source among the worker's plugins. */
    static SourceUnderTest startWithCeiling(Family.Context context) throws IOException {
        CeilingConnector.install(plugins(context));
        return start(context);
    }

    private static Path plugins(Family.Context context) throws IOException {
        return Files.createDirectories(context.folder().resolve("plugins"));
    }

    /**
     * Broker, worker and connector, running.
     *
     * @param worker changes the worker's settings
     * @param config wins over the connector's
     */
    static SourceUnderTest start(
            Family.Context context,
            UnaryOperator<WorkerSettings> worker,
            Map<String, String> config)
            throws IOException {
        Path plugins = plugins(context);
        HubZip.open(zip(context.root())).installInto(plugins);
        WorkerSettings settings = WorkerSettings.named("worker", Ports.free(), List.of(plugins));
        SourceUnderTest source =
                new SourceUnderTest(
                        LocalCluster.in(
                                context.folder(),
                                KafkaDistribution.kafka43(context.root()),
                                BrokerSettings.onPort(Ports.free())
                                        .withJvmArguments("-XX:TieredStopAtLevel=4"),
                                worker.apply(settings)));
        try {
            source.cluster.start();
            source.startConnector(config);
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Path zip(Path root) throws IOException {
        Path target = root.resolve("hl7-mllp-source").resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no plugin ZIP in " + target));
        }
    }

    private void startConnector(Map<String, String> overrides) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "dev.tributary.hl7.Hl7MllpSourceConnector");
        config.put("tasks.max", "1");
        config.put("listeners", "127.0.0.1:" + receiver.port());
        config.put("topic.prefix", CONNECTOR);
        config.put("timezone.default", "America/Chicago");
        config.putAll(CeilingConnector.RECORDS);
        config.putAll(overrides);
        cluster.rest().put(CONNECTOR, config);
        Waiting.untilRunning(cluster.rest(), CONNECTOR);
        receiver.awaitOpen();
    }

    LocalCluster cluster() {
        return cluster;
    }

    /** Where senders send to. */
    Receiver receiver() {
        return receiver;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
