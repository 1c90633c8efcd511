package dev.tributary.cli;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.DatabaseProcess;
import dev.tributary.cluster.DatabaseSettings;
import dev.tributary.cluster.PostgresBinaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The reconciliation sink of the quickstart, and the PostgreSQL of this machine that it fills. */
final class Reconciler implements Stand, AutoCloseable {
    private static final String EXAMPLE = "reconcile-sink.json";

    /** Of the shop, the clearinghouse and the bank, as soon as they are there. */
    private static final String TOPICS =
            "(stripe|clearinghouse|bank)\\.(transactions|accounts|claims|remittances"
                    + "|remittance_payments|status)";

    private final ConnectorConfig example;
    private final Path folder;
    private final Path binaries;
    private final SecretFile password;
    private final int port;
    private CompletableFuture<DatabaseProcess> starting = new CompletableFuture<>();
    private DatabaseProcess database;

    private Reconciler(
            ConnectorConfig example, Path folder, Path binaries, SecretFile password, int port) {
        this.example = example;
        this.folder = folder;
        this.binaries = binaries;
        this.password = password;
        this.port = port;
    }

    static Reconciler in(Home home, int port) {
        Path folder = home.quickstart().resolve("database");
        return new Reconciler(
                ConnectorConfig.read(home.examples().resolve(EXAMPLE)),
                folder,
                home.data().resolve("cache").resolve("postgres"),
                new SecretFile(
                        home.quickstart().resolve("database.properties"), "database.password"),
                port);
    }

    @Override
    public String name() {
        return example.name();
    }

    /** Begins to start the database; {@link #start} waits for it. */
    void startDatabase() {
        starting = CompletableFuture.supplyAsync(this::database);
    }

    private DatabaseProcess database() {
        DatabaseProcess process = process();
        process.start();
        return process;
    }

    private DatabaseProcess process() {
        return new DatabaseProcess(
                PostgresBinaries.unpackedIn(binaries),
                folder,
                DatabaseSettings.onPort(port, password.madeIfMissing().read()));
    }

    /** Stops a database of this folder that an earlier run left behind. */
    void stopLeftover() {
        if (Files.exists(folder)) {
            process().stopLeftover();
        }
    }

    /** How the other commands log in. */
    QuickstartState.Database login() {
        Path file = folder.resolve("password.txt");
        SecretFile.writeForOwner(file, password.read());
        return new QuickstartState.Database(database.jdbcUrl(), database.settings().user(), file);
    }

    @Override
    public void start(ConnectRest rest) {
        database = starting.join();
        rest.delete(name());
        rest.put(
                name(),
                example.with(
                                Map.of(
                                        "database.url", database.jdbcUrl(),
                                        "database.user", database.settings().user(),
                                        "database.password", password.reference(),
                                        "topics.regex", TOPICS,
                                        // Topics that come later are seen at once.
                                        "consumer.override.metadata.max.age.ms", "1000"))
                        .entries());
    }

    @Override
    public void tell(Story story) {
        story.show("connector", name() + ", from the built ZIP");
        story.show("PostgreSQL", database.jdbcUrl() + ", schema tributary");
    }

    @Override
    public void close() {
        if (database != null) {
            database.stop();
        }
    }
}
