package dev.tributary.reconcile;

import dev.tributary.cluster.DatabaseProcess;
import dev.tributary.cluster.DatabaseSettings;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.PostgresBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of a run, and a database of its own for each that asks. */
public final class TestPostgres {
    private static final String SUPERUSER = "tributary";
    private static final String PASSWORD = "a-test-password";
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static DatabaseProcess server;

    private TestPostgres() {}

    /** The JDBC URL of a new, empty database. */
    public static String newDatabase() {
        return create("");
    }

    /** The JDBC URL of a new database that begins as that one is, to which nobody is connected. */
    public static String copyOf(String url) {
        return create(" TEMPLATE " + nameIn(url));
    }

    /** The name of the database of a URL. */
    public static String nameIn(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static synchronized String create(String options) {
        if (server == null) {
            server = start();
        }
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = connect(server.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + options);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.jdbcUrl().replaceFirst("[^/]*$", name);
    }

    /** As the superuser. */
    public static Connection connect(String url) throws SQLException {
        return connect(url, SUPERUSER);
    }

    /** As a login that a test has made; all have one password. */
    public static Connection connect(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, PASSWORD);
    }

    public static String user() {
        return SUPERUSER;
    }

    /** The superuser's, and of every login that a test makes. */
    public static String password() {
        return PASSWORD;
    }

    private static DatabaseProcess start() {
        try {
            Path target = Path.of("target");
            Path folder = Files.createTempDirectory(Files.createDirectories(target), "postgres-");
            DatabaseProcess process =
                    new DatabaseProcess(
                            PostgresBinaries.unpackedIn(target.resolve("postgres")),
                            folder,
                            DatabaseSettings.onPort(Ports.free(), PASSWORD).forgetful());
            process.start();
            // Whoever started it stops it: processes of a run end with it.
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
