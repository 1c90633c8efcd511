package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Family;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Debezium's JDBC sink in a JVM with libraries of its own, which benchmarks/run.sh has fetched: for
 * each line with a database and a count it writes so many rows, and answers how many a second.
 */
final class DebeziumPeer implements AutoCloseable {
    static final String VERSION = "3.0.0.Final";

    private final DatabaseServer server;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;

    private DebeziumPeer(DatabaseServer server, Process process) {
        this.server = server;
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static DebeziumPeer start(Family.Context context, DatabaseServer server) throws IOException {
        Path target = context.root().resolve("benchmarks/debezium-peer/target");
        if (!Files.isDirectory(target.resolve("libs"))) {
            throw new IOException("Debezium could not be had: see the log of benchmarks/run.sh");
        }
        Process process =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xms1g",
                                        "-Xmx1g",
                                        "-XX:+UseSerialGC",
                                        "-cp",
                                        target.resolve("*")
                                                + File.pathSeparator
                                                + target.resolve("libs/*"),
                                        "dev.tributary.benchmarks.debezium.DebeziumSink",
                                        server.user(),
                                        String.valueOf(Transactions.PER_PUT)))
                        .redirectError(context.folder().resolve("debezium.log").toFile())
                        .start();
        DebeziumPeer peer = new DebeziumPeer(server, process);
        peer.order(DatabaseServer.PASSWORD);
        return peer;
    }

    /** Rows per second into a new database. */
    double measure(int count) throws SQLException, IOException {
        order(server.newDatabase() + " " + count);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Debezium's process has ended: see debezium.log");
        }
        return Double.parseDouble(answer);
    }

    private void order(String line) throws IOException {
        orders.write(line);
        orders.newLine();
        orders.flush();
    }

    @Override
    public void close() throws IOException {
        orders.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
