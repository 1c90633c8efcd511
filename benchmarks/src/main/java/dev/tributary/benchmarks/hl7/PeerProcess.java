package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A peer's process: the same Java, heap and collector as the worker has. */
final class PeerProcess implements AutoCloseable {

    private final Process process;
    private final Receiver receiver;

    private PeerProcess(Process process, Receiver receiver) {
        this.process = process;
        this.receiver = receiver;
    }

    /** HAPI's server; {@code what} it writes to its topic is {@code record} or {@code text}. */
    static PeerProcess hapi(
            Family.Context context, LocalCluster cluster, String what, String suffix)
            throws IOException, InterruptedException, ExecutionException {
        Path kafka = KafkaDistribution.kafka43(context.root()).libs();
        return start(
                context,
                cluster,
                // A topic for each start: the same peer is measured more than once a run.
                "hapi-" + what + suffix.replace('_', '-'),
                kafka.resolve("*") + File.pathSeparator + System.getProperty("java.class.path"),
                HapiServer.class.getName(),
                what);
    }

    /** Camel's route, with libraries of its own, which benchmarks/run.sh has fetched. */
    static PeerProcess camel(Family.Context context, LocalCluster cluster)
            throws IOException, InterruptedException, ExecutionException {
        Path target = context.root().resolve("benchmarks/camel-peer/target");
        return start(
                context,
                cluster,
                "camel-text",
                target.resolve("*") + File.pathSeparator + target.resolve("libs/*"),
                "dev.tributary.benchmarks.camel.CamelServer");
    }

    /** Starts the peer and returns when it listens. */
    private static PeerProcess start(
            Family.Context context,
            LocalCluster cluster,
            String topic,
            String classPath,
            String main,
            String... more)
            throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        int port = Ports.free();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath,
                                main,
                                String.valueOf(port),
                                cluster.bootstrapServers(),
                                topic));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(context.folder().resolve(topic + ".log").toFile())
                        .start();
        PeerProcess server = new PeerProcess(process, new Receiver(port, topic, cluster.reader()));
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
