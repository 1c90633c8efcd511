package dev.tributary.e2e;

import dev.tributary.cluster.BrokerProcess;
import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.cluster.WorkerSettings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One broker, and one worker for each kind of delivery, shared by all tests of a run. A test that
 * takes servers away asks for workers of its own, or has a cluster of its own.
 */
final class SharedCluster implements AutoCloseable {
    private final Path folder = Build.emptyFolder("shared-cluster");
    private final KafkaDistribution kafka = KafkaDistribution.kafka43(Build.ROOT);
    private final BrokerProcess broker =
            new BrokerProcess(kafka, folder.resolve("broker"), BrokerSettings.onPort(Ports.free()));
    private final TopicReader reader = new TopicReader(broker.bootstrapServers());
    private final Map<Delivery, WorkerProcess> workers = new EnumMap<>(Delivery.class);

    SharedCluster start() {
        broker.start();
        return this;
    }

    TopicReader reader() {
        return reader;
    }

    ConnectRest rest(Delivery delivery) {
        return worker(delivery).rest();
    }

    /** The shared worker; started when the first test asks for it. */
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
        WorkerSettings settings =
                WorkerSettings.named(name, Ports.free(), List.of(Plugins.path()))
                        .withJmxPort(Ports.free())
                        .withJvmArguments(WorkerSettings.QUICK_JVM);
        return new WorkerProcess(
                kafka,
                folder.resolve(name),
                broker.bootstrapServers(),
                delivery == Delivery.EXACTLY_ONCE ? settings.withExactlyOnce() : settings);
    }

    @Override
    public void close() {
        workers.values().forEach(WorkerProcess::stop);
        broker.stop();
    }
}
