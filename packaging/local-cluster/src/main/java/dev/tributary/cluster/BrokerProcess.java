package dev.tributary.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A KRaft broker as a process of this machine; its data survive stop, kill and start. */
public final class BrokerProcess implements Peer {
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final KafkaDistribution kafka;
    private final Path folder;
    private final BrokerSettings settings;
    private final LocalProcess process;

    public BrokerProcess(KafkaDistribution kafka, Path folder, BrokerSettings settings) {
        this.kafka = kafka;
        this.folder = folder.toAbsolutePath();
        this.settings = settings;
        this.process = new LocalProcess("broker", this.folder);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    @Override
    public void start() {
        process.stopLeftover();
        try {
            Files.createDirectories(folder);
            Path properties = folder.resolve("server.properties");
            PropertiesFile.write(properties, settings.properties(data(), Ports.free()));
            if (!Files.exists(data().resolve("meta.properties"))) {
                format(properties);
            }
            process.start(
                    kafka.command(
                            kafka.plainLogging(folder),
                            jvm(),
                            "kafka.Kafka",
                            properties.toString()));
        } catch (IOException e) {
            throw new ClusterException("cannot prepare the broker's folder " + folder, e);
        }
        process.awaitReady(this::serves, START_LIMIT);
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

    void stopLeftover() {
        process.stopLeftover();
    }

    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    public ProcessLog log() {
        return process.log();
    }

    private List<String> jvm() {
        List<String> jvm = new ArrayList<>(JVM);
        jvm.addAll(settings.jvmArguments());
        return jvm;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void format(Path properties) throws IOException {
        Path log = folder.resolve("format.log");
        List<String> command =
                kafka.command(
                        kafka.plainLogging(folder),
                        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        randomClusterId(),
                        "-c",
                        properties.toString());
        Process format =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(new File("/dev/null"))
                        .start();
        if (!Processes.succeeds(format, START_LIMIT)) {
            format.destroyForcibly();
            throw new ClusterException(
                    "cannot format the broker's storage:\n" + new ProcessLog(log).tail(20));
        }
    }

    /** Sixteen random bytes in Kafka's spelling, which may not begin with a dash. */
    private static String randomClusterId() {
        UUID uuid = UUID.randomUUID();
        byte[] bytes =
                ByteBuffer.allocate(16)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return id.startsWith("-") ? randomClusterId() : id;
    }

    private boolean serves() {
        if (!Ports.isOpen(settings.port())) {
            return false;
        }
        Map<String, Object> config =
                Map.of(
                        "bootstrap.servers", bootstrapServers(),
                        "default.api.timeout.ms", "2000",
                        "request.timeout.ms", "2000");
        try (Admin admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
