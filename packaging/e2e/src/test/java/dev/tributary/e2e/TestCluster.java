package dev.tributary.e2e;

import dev.tributary.cluster.BrokerProcess;
import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.Peer;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.cluster.WorkerSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One broker, and one worker for each kind of delivery. Most tests share one of it; a test that
 * kills a worker asks for one of its own, and a test that stops the broker has its own cluster.
 */
final class TestCluster implements AutoCloseable {
    private final KafkaDistribution kafka;
    private final Path folder;
    private final BrokerProcess broker;
    private final TopicReader reader;
    private Map<String, String> workerProperties = Map.of();
    private final Map<Delivery, WorkerProcess> workers = new EnumMap<>(Delivery.class);

    TestCluster(String name) {
        this(name, KafkaDistribution.kafka43(Build.ROOT));
    }

    /**
     * A cluster that is not started.
     *
     * @param name of its folder below our target folder
     */
    TestCluster(String name, KafkaDistribution kafka) {
        this.kafka = kafka;
        this.folder = Build.emptyFolder(name);
        this.broker =
                new BrokerProcess(
                        kafka, folder.resolve("broker"), BrokerSettings.onPort(Ports.free()));
        this.reader = new TopicReader(broker.bootstrapServers());
    }

    /** Worker properties that win over the harness's, for workers that are not started yet. */
    TestCluster withWorkers(Map<String, String> properties) {
        workerProperties = properties;
        return this;
    }

    TestCluster start() {
        broker.start();
        return this;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Peer broker() {
        return broker;
    }

    Path brokerLog() {
        return broker.log().file();
    }

    TopicReader reader() {
        return reader;
    }

    ConnectRest rest(Delivery delivery) {
        return worker(delivery).rest();
    }

    /** The worker of that kind; started when the first test asks for it. */
    synchronized WorkerProcess worker(Delivery delivery) {
        return workers.computeIfAbsent(
                delivery,
                missing -> {
                    WorkerProcess worker = ownWorker(missing.slug(), missing);
                    worker.start();
                    return worker;
                });
    }

    /** A worker that the test alone uses, and starts, kills and stops. */
    WorkerProcess ownWorker(String name, Delivery delivery) {
        return ownWorker(name, name, delivery, UnaryOperator.identity());
    }

    /** The same, sharing the work of a group with other workers. */
    WorkerProcess ownWorker(String name, String group, Delivery delivery) {
        return ownWorker(name, group, delivery, UnaryOperator.identity());
    }

    /** The same, with changes that win over our settings. */
    WorkerProcess ownWorker(
            String name, String group, Delivery delivery, UnaryOperator<WorkerSettings> changes) {
        WorkerSettings settings =
                WorkerSettings.named(name, Ports.free(), List.of(Plugins.path()))
                        .inGroup(group)
                        .with(workerProperties)
                        .withJmxPort(Ports.free())
                        .withJvmArguments(WorkerSettings.QUICK_JVM);
        return new WorkerProcess(
                kafka,
                folder.resolve(name),
                broker.bootstrapServers(),
                changes.apply(
                        delivery == Delivery.EXACTLY_ONCE ? settings.withExactlyOnce() : settings));
    }

    @Override
    public void close() {
        workers.values().forEach(WorkerProcess::stop);
        broker.stop();
    }
}
