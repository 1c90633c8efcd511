package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The X12 connector in a worker, with folders and topics of its own; closing removes it. */
final class X12Connector implements AutoCloseable {
    private static final Duration DONE_LIMIT = Duration.ofSeconds(90);

    private final String name;
    private final Path folder;
    private final ConnectRest rest;
    private final Map<String, String> config;

    private X12Connector(String name, Path folder, ConnectRest rest, Map<String, String> config) {
        this.name = name;
        this.folder = folder;
        this.rest = rest;
        this.config = config;
    }

    /**
     * Starts it.
     *
     * @param name of the connector, its topics and its folder
     * @param changes win over what is recommended
     */
    static X12Connector start(
            ConnectRest rest, Delivery delivery, String name, Map<String, String> changes) {
        X12Connector connector = prepare(rest, delivery, name, changes);
        connector.put();
        return connector;
    }

    /** Makes its folders, and leaves the worker alone. */
    static X12Connector prepare(
            ConnectRest rest, Delivery delivery, String name, Map<String, String> changes) {
        Path folder = Build.emptyFolder("x12-" + name);
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "dev.tributary.x12.X12SourceConnector");
        config.put("tasks.max", "1");
        config.put("topic.prefix", name);
        config.put("input.path", folder.resolve("in").toString());
        config.put("input.interval.ms", "200");
        config.put("input.stable.ms", "200");
        config.put("ack.output.path", folder.resolve("acks").toString());
        config.put("digest.key", Base64.getEncoder().encodeToString(new byte[32]));
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("value.converter.decimal.format", "NUMERIC");
        config.put("topic.creation.default.partitions", "1");
        config.put("topic.creation.default.replication.factor", "1");
        if (delivery == Delivery.EXACTLY_ONCE) {
            config.put("offsets.storage.topic", name + ".offsets");
        }
        config.putAll(changes);
        X12Connector connector = new X12Connector(name, folder, rest, config);
        try {
            Files.createDirectories(connector.input());
            Files.createDirectories(connector.acknowledgements());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    /** Gives the worker the configuration; returns when all tasks run. */
    void put() {
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
    }

    Path input() {
        return folder.resolve("in");
    }

    Path acknowledgements() {
        return folder.resolve("acks");
    }

    /** The topic of records of that kind, as {@code claims}. */
    String topic(String kind) {
        return name + "." + kind;
    }

    /** Puts a file into the folder at once. */
    void drop(String file, byte[] bytes) {
        drop(
                file,
                written -> {
                    Files.write(written, bytes);
                    return bytes.length;
                });
    }

    /**
     * Puts a file into the folder at once, when it is written.
     *
     * @return what its writer tells of it
     */
    <T> T drop(String file, FileWriter<T> writer) {
        try {
            Path written = folder.resolve(file + ".tmp");
            T told = writer.write(written);
            Files.move(written, input().resolve(file), StandardCopyOption.ATOMIC_MOVE);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file, and tells something of it. */
    interface FileWriter<T> {
        T write(Path file) throws IOException;
    }

    /** Waits until nothing lies in the folder any more but what was moved out of the way. */
    void awaitAllTaken() {
        awaitAllTaken(DONE_LIMIT);
    }

    void awaitAllTaken(Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> files(input()).isEmpty());
    }

    /** The files directly in a folder; none where there is no such folder. */
    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The acknowledgements that were written so far. */
    List<String> answers() {
        return files(acknowledgements()).stream().map(X12Connector::read).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        rest.delete(name);
    }
}
