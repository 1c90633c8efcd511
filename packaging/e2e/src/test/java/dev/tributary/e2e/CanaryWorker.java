package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;

/** A worker that logs as we ship it, and all the places in which it leaves something. */
final class CanaryWorker implements AutoCloseable {
    static final String PREFIX = "canary-";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int LOG_END = 1 << 20;
    private static final String UNPINNED = "[unpinned]";
    private static final Pattern UNPINNED_LINE = Pattern.compile("^\\[unpinned] \\((\\S+)\\) ");
    private static final Pattern PIN =
            Pattern.compile("- name: (\\S+)\\R +level: info\\R +ThresholdFilter:");

    private final TestCluster cluster;
    private final Path folder;
    private final String prefix; // of its topics
    private final Path logging;
    private final WorkerProcess worker;
    private final List<String> answers = new ArrayList<>();

    private CanaryWorker(TestCluster cluster, Path folder, String name, String prefix) {
        this.cluster = cluster;
        this.folder = folder;
        this.prefix = prefix;
        this.logging = folder.resolve("connect-log4j2.yaml");
        this.worker =
                cluster.ownWorker(
                        name,
                        name,
                        Delivery.AT_LEAST_ONCE,
                        settings ->
                                settings.withJvmArguments(
                                                WorkerSettings.QUICK_JVM,
                                                "-Dlog4j2.configurationFile=" + logging.toUri())
                                        .with(Map.of("offset.flush.interval.ms", "500")));
    }

    static CanaryWorker start(TestCluster cluster, Path folder) throws IOException {
        return start(new CanaryWorker(cluster, folder, "canary", PREFIX));
    }

    /** The same, in a group of its own, whose connectors' names begin like the group's. */
    static CanaryWorker start(TestCluster cluster, Path folder, String name) throws IOException {
        return start(new CanaryWorker(cluster, folder, name, name));
    }

    private static CanaryWorker start(CanaryWorker canary) throws IOException {
        canary.write(shipped());
        canary.worker.start();
        return canary;
    }

    /** The configuration that we ship, but that a change of it is seen at once. */
    private static String shipped() throws IOException {
        String shipped =
                Files.readString(Build.ROOT.resolve("packaging/logging/connect-log4j2.yaml"));
        return shipped.replaceFirst("monitorInterval: \\d+", "monitorInterval: 1");
    }

    ConnectRest rest() {
        return worker.rest();
    }

    String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    TopicReader reader() {
        return cluster.reader();
    }

    /** Where files of the test are. */
    Path folder() {
        return folder;
    }

    /** What the worker has logged. */
    Path log() {
        return worker.log().file();
    }

    int jmxPort() {
        return worker.settings().jmxPort();
    }

    /** Logs everything that the shipped configuration lets anybody log. */
    void logAll() {
        rest().logLevel("root", "TRACE");
        await().atMost(LIMIT).until(() -> worker.log().text().contains(" TRACE "));
    }

    /** Logs everything, the loggers too that the shipped configuration pins. */
    void logAllUnpinned() throws IOException {
        write(
                shipped()
                        .replaceAll("(?m)^ *ThresholdFilter:\\R.*\\R", "")
                        .replaceAll("level: info", "level: trace")
                        .replaceAll("pattern: \".*\"", "pattern: \"" + UNPINNED + " (%c) %m%n\""));
        await().atMost(LIMIT).until(() -> endOfLog().contains(UNPINNED));
    }

    /** The log as a whole may be more than this test's memory. */
    private String endOfLog() throws IOException {
        try (SeekableByteChannel log = Files.newByteChannel(log())) {
            ByteBuffer end = ByteBuffer.allocate((int) Math.min(LOG_END, log.size()));
            log.position(log.size() - end.capacity());
            while (end.hasRemaining() && log.read(end) >= 0) {
                // Until it is full.
            }
            return new String(end.array(), 0, end.position(), ISO_8859_1);
        }
    }

    /** At once: half a file must not be read. */
    private void write(String configuration) throws IOException {
        Path written = Files.writeString(folder.resolve("next.yaml"), configuration);
        Files.move(written, logging, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The loggers that have logged a canary since all are unpinned. */
    Set<String> leakingLoggers() {
        return CanarySearch.loggers(worker.log().file(), UNPINNED_LINE);
    }

    /** The loggers that the shipped configuration pins. */
    Set<String> pinnedLoggers() throws IOException {
        Set<String> pinned = new TreeSet<>();
        Matcher pin = PIN.matcher(shipped());
        while (pin.find()) {
            pinned.add(pin.group(1));
        }
        return pinned;
    }

    /** Asks the worker to take a configuration that it must refuse; keeps what it says. */
    void refused(String name, Map<String, String> config) {
        answers.add(rest().validate(config.get("connector.class"), config).toString());
        try {
            rest().put(name, config);
        } catch (ConnectRestException refusal) {
            answers.add(refusal.getMessage());
            return;
        }
        throw new AssertionError(name + " was not refused");
    }

    /** Returns when Connect has written offsets of every connector that runs. */
    void awaitOffsets() {
        await().atMost(LIMIT)
                .until(
                        () ->
                                rest().connectors().stream()
                                        .filter(this::isRunning)
                                        .noneMatch(name -> offsets(name).isEmpty()));
    }

    private boolean isRunning(String connector) {
        return rest().status(connector).filter(ConnectorStatus::isRunning).isPresent();
    }

    private JsonNode offsets(String connector) {
        return rest().offsets(connector).path("offsets");
    }

    /** Looks through these topics. */
    CanarySearch search(List<String> topics) {
        CanarySearch search = new CanarySearch();
        topics.forEach(topic -> reader().forEach(topic, search::value));
        return search;
    }

    /**
     * Looks through everything but these topics.
     *
     * @param folders where connectors leave files besides
     */
    CanarySearch searchAllBut(List<String> clearTopics, List<Path> folders)
            throws IOException, JMException {
        return searchAllBut(new CanarySearch(), clearTopics, folders);
    }

    /** The same, for something else than canaries. */
    CanarySearch searchAllBut(CanarySearch search, List<String> clearTopics, List<Path> folders)
            throws IOException, JMException {
        files(worker.log().file().getParent(), search::log);
        for (Path left : folders) {
            files(left, file -> left(search, left, file));
        }
        search.log(cluster.brokerLog());
        topics(search, clearTopics);
        rest(search);
        try (WorkerBeans beans = WorkerBeans.connect(jmxPort())) {
            beans.forEach((name, all) -> search.text("metrics " + name, all));
        }
        return search;
    }

    /** All that stands in a folder; the worker's log is in its own. */
    private static void files(Path folder, Consumer<Path> reader) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(reader);
        }
    }

    /** A file for others: its name, and what it holds. */
    private static void left(CanarySearch search, Path folder, Path file) {
        String place = "file " + folder.getParent().getFileName();
        search.text(place + " name", folder.relativize(file).toString());
        try {
            search.bytes(place, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void topics(CanarySearch search, List<String> clearTopics) {
        List<String> others =
                reader().topics().stream()
                        .filter(topic -> topic.startsWith(prefix))
                        .filter(topic -> !clearTopics.contains(topic))
                        .toList();
        others.forEach(topic -> reader().forEach(topic, search::record));
    }

    private void rest(CanarySearch search) {
        answers.forEach(answer -> search.text("REST validate", answer));
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/connectors?expand=status&expand=info",
                                "/connector-plugins?connectorsOnly=false",
                                "/admin/loggers"));
        for (String connector : rest().connectors()) {
            for (String part : List.of("", "/config", "/status", "/tasks", "/topics", "/offsets")) {
                paths.add("/connectors/" + connector + part);
            }
        }
        paths.forEach(path -> search.text("REST " + path, rest().text(path)));
    }

    @Override
    public void close() {
        worker.stop();
    }
}
