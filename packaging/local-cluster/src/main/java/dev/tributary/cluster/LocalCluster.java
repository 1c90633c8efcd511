package dev.tributary.cluster;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A broker and a worker as processes of this machine, with everything in one folder. */
public final class LocalCluster implements Cluster {
    private final BrokerProcess broker;
    private final WorkerProcess worker;
    private final TopicReader reader;

    private LocalCluster(BrokerProcess broker, WorkerProcess worker) {
        this.broker = broker;
        this.worker = worker;
        this.reader = new TopicReader(broker.bootstrapServers());
    }

    /** A cluster that is not started: whoever starts it says when, and in which order. */
    public static LocalCluster in(
            Path folder, KafkaDistribution kafka, BrokerSettings broker, WorkerSettings worker) {
        BrokerProcess brokerProcess = new BrokerProcess(kafka, folder.resolve("broker"), broker);
        WorkerProcess workerProcess =
                new WorkerProcess(
                        kafka, folder.resolve("worker"), brokerProcess.bootstrapServers(), worker);
        return new LocalCluster(brokerProcess, workerProcess);
    }

    /** Stops servers of this folder that an earlier run could not stop, because it was killed. */
    public void stopLeftovers() {
        worker.stopLeftover();
        broker.stopLeftover();
    }

    public LocalCluster start() {
        broker.start();
        worker.start();
        return this;
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public BrokerProcess broker() {
        return broker;
    }

    @Override
    public WorkerProcess worker() {
        return worker;
    }

    @Override
    public ConnectRest rest() {
        return worker.rest();
    }

    @Override
    public TopicReader reader() {
        return reader;
    }

    /** Whether a server of it runs. */
    public boolean isRunning() {
        return broker.isRunning() || worker.isRunning();
    }

    /** Blocks until one of the servers has ended; returns what to tell about it. */
    public String awaitEndOfAServer() {
        return (String)
                CompletableFuture.anyOf(
                                broker.onExit().thenApply(end -> end("broker", broker.log())),
                                worker.onExit().thenApply(end -> end("worker", worker.log())))
                        .join();
    }

    private static String end(String server, ProcessLog log) {
        return "The %s has ended; the end of its log %s:%n%s"
                .formatted(server, log.file(), log.tail(20));
    }

    @Override
    public void close() {
        worker.stop();
        broker.stop();
    }
}
