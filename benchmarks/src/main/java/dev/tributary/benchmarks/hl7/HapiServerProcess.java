package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The peer's process: the same Java, heap, collector and Kafka client as the worker has. */
final class HapiServerProcess implements AutoCloseable {

    private final Process process;
    private final Receiver receiver;

    private HapiServerProcess(Process process, Receiver receiver) {
        this.process = process;
        this.receiver = receiver;
    }

    /**
     * Starts the peer and returns when it listens.
     *
     * @param what {@code record} or {@code text}: what it writes to its topic
     */
    static HapiServerProcess start(Family.Context context, LocalCluster cluster, String what)
            throws IOException, InterruptedException, ExecutionException {
        String topic = "hapi-" + what;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        int port = Ports.free();
        Path kafka = KafkaDistribution.kafka43(context.root()).libs();
        File log = context.folder().resolve(topic + ".log").toFile();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                kafka.resolve("*")
                                        + File.pathSeparator
                                        + System.getProperty("java.class.path"),
                                HapiServer.class.getName(),
                                String.valueOf(port),
                                cluster.bootstrapServers(),
                                topic,
                                what)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
        HapiServerProcess server =
                new HapiServerProcess(process, new Receiver(port, topic, cluster.reader()));
        try {
            server.receiver.awaitOpen();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    Receiver receiver() {
        return receiver;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
