package dev.tributary.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole way of a message on this machine, and stays up for the user's own. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Kafka, a Connect worker with our connectors, a simulated Stripe and a PostgreSQL on"
                    + " this machine, plays samples in and shows what came out. Stays up until"
                    + " Ctrl-C."
        })
final class QuickstartCommand implements Callable<Integer> {
    private static final String LISTENERS = "listeners";

    @Option(
            names = "--exit-after-demo",
            description =
                    "End after the samples: with 0 if every message was acknowledged and every"
                            + " record arrived, otherwise say what is missing.")
    private boolean exitAfterDemo;

    @Option(
            names = "--mllp-port",
            paramLabel = "PORT",
            description = "Where the connector listens for HL7 (default: as configured, 2575).")
    private Integer mllpPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Where the broker listens (default: ${DEFAULT-VALUE}).")
    private int kafkaPort;

    @Option(
            names = "--connect-port",
            paramLabel = "PORT",
            defaultValue = "8083",
            description = "Where the worker's REST interface listens (default: ${DEFAULT-VALUE}).")
    private int connectPort;

    @Option(
            names = "--database-port",
            paramLabel = "PORT",
            defaultValue = "15432",
            description = "Where PostgreSQL listens (default: ${DEFAULT-VALUE}).")
    private int databasePort;

    @Option(
            names = "--demo",
            paramLabel = "PART",
            split = ",",
            description =
                    "What to start and to show: hl7, x12, money (Stripe, and the reconciliation of"
                            + " money; with x12). All of it when left out.")
    private Set<DemoPart> parts = EnumSet.allOf(DemoPart.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "The connector's JSON (default: packaging/examples/hl7-mllp-source-masked.json"
                            + ").")
    private Path configFile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Add to the connector's configuration or change it; an empty value takes"
                            + " a key away.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--plugin",
            paramLabel = "DIR",
            description = "One more plugin for the worker: a folder with its jars.")
    private List<Path> plugins = List.of();

    @Override
    public Integer call() {
        Home home = Home.fromLauncher();
        QuickstartLock lock = QuickstartLock.take(home.quickstart());
        try {
            ConnectorConfig config = config(home);
            QuickstartPorts ports =
                    new QuickstartPorts(
                            listeningPort(config), kafkaPort, connectPort, databasePort);
            Story story = new Story(System.out);
            Quickstart quickstart =
                    new Quickstart(
                            home,
                            ports,
                            QuickstartStands.in(home, parts, config, ports, plugins),
                            story);
            return exitAfterDemo ? quickstart.runOnce() : quickstart.runUntilStopped();
        } finally {
            lock.release();
        }
    }

    private ConnectorConfig config(Home home) {
        Path file =
                configFile == null
                        ? home.examples().resolve("hl7-mllp-source-masked.json")
                        : configFile;
        ConnectorConfig config = ConnectorConfig.read(file);
        if (!config.has(DigestKey.OPTION)) {
            String reference = new DigestKey(home.quickstart()).reference();
            config = config.with(Map.of(DigestKey.OPTION, reference));
        }
        if (mllpPort != null) {
            config = config.with(Map.of(LISTENERS, "127.0.0.1:" + mllpPort));
        }
        return config.with(changes);
    }

    /** The port of the first listener, as in {@code 127.0.0.1:2575,127.0.0.1:2576}. */
    private static int listeningPort(ConnectorConfig config) {
        String first = config.require(LISTENERS).split(",", 2)[0].strip();
        try {
            return Integer.parseInt(first.substring(first.lastIndexOf(':') + 1));
        } catch (NumberFormatException e) {
            throw new UserError("\"listeners\" should be HOST:PORT and is " + first + ".", e);
        }
    }
}
