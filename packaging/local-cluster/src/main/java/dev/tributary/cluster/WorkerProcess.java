package dev.tributary.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A distributed Connect worker as a process of this machine. */
public final class WorkerProcess implements Peer {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final KafkaDistribution kafka;
    private final Path folder;
    private final String bootstrapServers;
    private final WorkerSettings settings;
    private final LocalProcess process;
    private final ConnectRest rest;

    public WorkerProcess(
            KafkaDistribution kafka,
            Path folder,
            String bootstrapServers,
            WorkerSettings settings) {
        this.kafka = kafka;
        this.folder = folder.toAbsolutePath();
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
        this.process = new LocalProcess(settings.name(), this.folder);
        this.rest = new ConnectRest(URI.create("http://127.0.0.1:" + settings.restPort()));
    }

    public ConnectRest rest() {
        return rest;
    }

    public WorkerSettings settings() {
        return settings;
    }

    /** Returns when the worker is healthy: it has read its topics and joined its group. */
    @Override
    public void start() {
        process.stopLeftover();
        try {
            Files.createDirectories(folder);
            Path properties = folder.resolve(settings.name() + ".properties");
            PropertiesFile.write(properties, settings.properties(bootstrapServers));
            process.start(
                    kafka.command(
                            kafka.connectLogging(),
                            settings.jvm(),
                            "org.apache.kafka.connect.cli.ConnectDistributed",
                            properties.toString()));
        } catch (IOException e) {
            throw new ClusterException("cannot prepare the worker's folder " + folder, e);
        }
        process.awaitReady(rest::isHealthy, START_LIMIT);
    }

    @Override
    public void stop() {
        process.stop();
    }

    @Override
    public void kill() {
        process.kill();
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    void stopLeftover() {
        process.stopLeftover();
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    public ProcessLog log() {
        return process.log();
    }
}
