package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Family;
import dev.tributary.cluster.DatabaseProcess;
import dev.tributary.cluster.DatabaseSettings;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.PostgresBinaries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL of the benchmark's own, which survives a power cut as a user's would. */
final class DatabaseServer implements AutoCloseable {
    static final String PASSWORD = "benchmark";

    private final DatabaseProcess process;
    private int databases;

    private DatabaseServer(DatabaseProcess process) {
        this.process = process;
    }

    static DatabaseServer start(Family.Context context) {
        DatabaseProcess process =
                new DatabaseProcess(
                        PostgresBinaries.unpackedIn(
                                context.root().resolve("benchmarks/target/postgres")),
                        context.folder().resolve("database"),
                        DatabaseSettings.onPort(Ports.free(), PASSWORD)
                                .with(
                                        Map.of(
                                                "shared_buffers",
                                                "1GB",
                                                "max_wal_size",
                                                "8GB",
                                                "checkpoint_timeout",
                                                "30min")));
        process.start();
        return new DatabaseServer(process);
    }

    String user() {
        return process.settings().user();
    }

    /** The URL of a new database. */
    String newDatabase() throws SQLException {
        String name = "round_" + ++databases;
        try (Connection connection = connect(process.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return process.jdbcUrl().replaceFirst("[^/]*$", name);
    }

    Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, user(), PASSWORD);
    }

    /** A number that a query of that database gives. */
    long count(String url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        process.stop();
    }
}
