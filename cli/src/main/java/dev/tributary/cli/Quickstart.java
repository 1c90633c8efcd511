package dev.tributary.cli;

import dev.tributary.cluster.BrokerSettings;
import dev.tributary.cluster.ClusterException;
import dev.tributary.cluster.ConnectRestException;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.FileTree;
import dev.tributary.cluster.HubZip;
import dev.tributary.cluster.KafkaDistribution;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.IntSupplier;

/** A broker, a worker and our connectors on this machine, from the built ZIPs. */
final class Quickstart {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Home home;
    private final QuickstartPorts ports;
    private final QuickstartStands stands;
    private final Story story;
    private final LocalCluster cluster;
    private volatile boolean stopping;

    Quickstart(Home home, QuickstartPorts ports, QuickstartStands stands, Story story) {
        this.home = home;
        this.ports = ports;
        this.stands = stands;
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
        } catch (CompletionException e) {
            throw e.getCause() instanceof ClusterException known ? known : e;
        } finally {
            new QuickstartState(home).clear();
            cluster.close();
            stands.close();
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

    private List<String> demo() {
        return new QuickstartDemo(home, stands, ports.mllp(), cluster, story).play();
    }

    private void start() {
        story.chapter("Starting Kafka on this machine");
        cluster.stopLeftovers();
        stands.stopLeftovers();
        ports.requireFree(stands.parts());
        installPlugins();
        stands.prepare();
        cluster.broker().start();
        story.show("broker", cluster.bootstrapServers());
        cluster.worker().start();
        story.show("worker", cluster.rest().base().toString());
        stands.stands().forEach(this::start);
        new QuickstartState(home).write(ports.mllp(), stands.login());
    }

    private void start(Stand stand) {
        try {
            stand.start(cluster.rest());
        } catch (ConnectRestException e) {
            throw new UserError(
                    "The worker refused the connector " + stand.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Waiting.until(() -> runs(stand.name()) && stand.isReady(), LIMIT)) {
            throw new ClusterException(
                    "Waited %d s in vain for the connector %s to run."
                            .formatted(LIMIT.toSeconds(), stand.name()));
        }
        stand.tell(story);
    }

    private void installPlugins() {
        try {
            FileTree.delete(pluginPath());
            Files.createDirectories(pluginPath());
            for (String plugin : stands.modules()) {
                HubZip.open(home.pluginZip(plugin)).installInto(pluginPath());
            }
            for (Path plugin : stands.plugins()) {
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

    private boolean runs(String connector) {
        Optional<ConnectorStatus> status = cluster.rest().status(connector);
        if (status.filter(ConnectorStatus::hasFailed).isPresent()) {
            throw new ClusterException("The connector has failed: " + status.get().traces());
        }
        return status.filter(ConnectorStatus::isRunning).isPresent();
    }

    private void sayWhatNow() {
        story.chapter("Your turn");
        if (stands.shows(DemoPart.HL7)) {
            story.show("send", "./tributary send-hl7 packaging/examples/hl7/1-admission.hl7");
        }
        if (stands.shows(DemoPart.X12)) {
            story.show("drop", "an X12 file into " + stands.clearinghouse().input());
        }
        stands.login()
                .ifPresent(
                        database -> {
                            story.show(
                                    "decide", "./tributary reconcile write-off ID --reason TEXT");
                            story.show("query", database.psql());
                        });
        story.show("connectors", "curl " + cluster.rest().base() + "/connectors");
        story.show("data", home.data() + ", removed by ./tributary clean");
        story.show("logs", cluster.worker().log().file().toString());
        story.show("stop", "Ctrl-C");
    }

    private Path pluginPath() {
        return home.quickstart().resolve("plugins");
    }
}
