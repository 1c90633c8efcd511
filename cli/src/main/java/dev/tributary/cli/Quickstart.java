package dev.tributary.cli;

import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.ClusterException;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.FileTree;
import dev.tributary.cluster.HubZip;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** A broker, a worker and the HL7 and X12 connectors on this machine, from the built ZIPs. */
final class Quickstart {
    private static final List<String> PLUGINS =
            List.of("hl7-mllp-source", "masking-smt", "x12-source");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Home home;
    private final QuickstartPorts ports;
    private final ConnectorConfig config;
    private final List<Path> plugins;
    private final Clearinghouse clearinghouse;
    private final Story story;
    private final LocalCluster cluster;
    private volatile boolean stopping;

    Quickstart(
            Home home,
            QuickstartPorts ports,
            ConnectorConfig config,
            List<Path> plugins,
            Clearinghouse clearinghouse,
            Story story) {
        this.home = home;
        this.ports = ports;
        this.config = config;
        this.plugins = plugins;
        this.clearinghouse = clearinghouse;
        this.story = story;
        this.cluster =
                LocalCluster.in(
                        home.quickstart(),
                        KafkaDistribution.kafka43(home.root()),
                        BrokerSettings.onPort(ports.kafka()),
                        WorkerSettings.named("connect", ports.connect(), List.of(pluginPath()))
                                .withJvmArguments(WorkerSettings.QUICK_JVM));
    }

    /** Starts, plays the samples, stops. */
    int runOnce() {
        return run(() -> demo().isEmpty() ? 0 : Tributary.FAILED);
    }

    /** Starts, plays the samples and stays up; returns only if a server ends by itself. */
    int runUntilStopped() {
        return run(
                () -> {
                    demo();
                    sayWhatNow();
                    String end = cluster.awaitEndOfAServer();
                    if (!stopping) {
                        story.say(end);
                    }
                    return Tributary.FAILED;
                });
    }

    private int run(IntSupplier whatFollows) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::sayStopping, "tributary-stopping"));
        try {
            start();
            return whatFollows.getAsInt();
        } catch (ClusterException | ConnectRestException e) {
            if (stopping) {
                return Tributary.FAILED;
            }
            throw e;
        } finally {
            new QuickstartState(home).clear();
            cluster.close();
        }
    }

    /** At Ctrl-C the servers end under our hands: what fails from here on is no news. */
    private void sayStopping() {
        stopping = true;
        new QuickstartState(home).clear();
        if (cluster.isRunning()) {
            story.chapter("Stopping the worker and the broker");
        }
    }

    private void start() {
        story.chapter("Starting Kafka on this machine");
        cluster.stopLeftovers();
        ports.requireFree();
        installPlugins();
        cluster.broker().start();
        story.show("broker", cluster.bootstrapServers());
        cluster.worker().start();
        story.show("worker", cluster.rest().base().toString());
        startConnector();
        startClearinghouse();
    }

    private void installPlugins() {
        try {
            FileTree.delete(pluginPath());
            Files.createDirectories(pluginPath());
            for (String plugin : PLUGINS) {
                HubZip.open(home.pluginZip(plugin)).installInto(pluginPath());
            }
            for (Path plugin : plugins) {
                Path folder = plugin.toAbsolutePath().normalize();
                if (!Files.isDirectory(folder)) {
                    throw new UserError("--plugin: there is no folder " + plugin + ".");
                }
                Files.createSymbolicLink(pluginPath().resolve(folder.getFileName()), folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An earlier run's connector goes first: its status and port would be taken for ours. */
    private void startConnector() {
        cluster.rest().delete(config.name());
        await("the port of the earlier run to close", () -> !Ports.isOpen(ports.mllp()));
        try {
            cluster.rest().put(config.name(), config.entries());
        } catch (ConnectRestException e) {
            throw new UserError("The worker refused the connector: " + e.getMessage(), e);
        }
        await("the connector to listen", () -> runs(config.name()) && Ports.isOpen(ports.mllp()));
        new QuickstartState(home).write(ports.mllp(), Optional.empty());
        story.show("connector", config.name() + ", from the built ZIP");
        story.show("HL7 in", "127.0.0.1:" + ports.mllp() + " (MLLP)");
        story.show("records out", "topics " + config.require("topic.prefix") + ".*");
    }

    private void startClearinghouse() {
        try {
            clearinghouse.start(cluster.rest());
        } catch (ConnectRestException e) {
            throw new UserError("The worker refused the X12 connector: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("the X12 connector to run", () -> runs(clearinghouse.name()));
        story.show("connector", clearinghouse.name() + ", from the built ZIP");
        story.show("X12 in", clearinghouse.input().toString());
        story.show("X12 out", clearinghouse.output() + " (acknowledgements)");
        story.show("records out", "topics " + clearinghouse.topicPrefix() + ".*");
    }

    private boolean runs(String connector) {
        Optional<ConnectorStatus> status = cluster.rest().status(connector);
        if (status.filter(ConnectorStatus::hasFailed).isPresent()) {
            throw new ClusterException("The connector has failed: " + status.get().traces());
        }
        return status.filter(ConnectorStatus::isRunning).isPresent();
    }

    private List<String> demo() {
        story.chapter("Messages from a hospital, each acknowledged when Kafka has it");
        Demo demo =
                new Demo(
                        home.examples().resolve("hl7"),
                        ports.mllp(),
                        cluster.reader(),
                        config.require("topic.prefix"),
                        config.list("output.copies").contains("masked"),
                        story);
        List<String> missing = new ArrayList<>(demo.play());
        story.chapter(
                "Claims and their remittance, dropped into a folder, and the answers to them");
        missing.addAll(
                new ClaimsDemo(
                                home.examples().resolve("x12"),
                                clearinghouse,
                                cluster.reader(),
                                story)
                        .play());
        if (missing.isEmpty()) {
            story.chapter("All samples were acknowledged as they should, and all records arrived");
        } else {
            story.chapter("Something is missing");
            missing.forEach(what -> story.say("   " + what));
        }
        return missing;
    }

    private void sayWhatNow() {
        story.chapter("Your turn");
        story.show("send", "./tributary send-hl7 packaging/examples/hl7/1-admission.hl7");
        story.show("drop", "an X12 file into " + clearinghouse.input());
        story.show("config", "curl " + cluster.rest().base() + "/connectors/" + config.name());
        story.show("data", home.data() + ", removed by ./tributary clean");
        story.show("logs", cluster.worker().log().file().toString());
        story.show("stop", "Ctrl-C");
    }

    private Path pluginPath() {
        return home.quickstart().resolve("plugins");
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new ClusterException(
                        "Waited " + LIMIT.toSeconds() + " s in vain for " + what + ".");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
