package dev.tributary.benchmarks.reconcile;

import dev.tributary.reconcile.ReconcileSinkTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** A task of the sink on a database, driven as a worker drives it. */
final class SinkUnderTest implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Transactions.TOPIC, 0);

    private final DatabaseServer server;
    private final String url;
    private final ReconcileSinkTask task = new ReconcileSinkTask();

    private SinkUnderTest(DatabaseServer server, String url) {
        this.server = server;
        this.url = url;
    }

    /** Started on a new database, its schema made. */
    static SinkUnderTest start(DatabaseServer server, Path folder, boolean matching)
            throws SQLException, IOException {
        SinkUnderTest sink = new SinkUnderTest(server, server.newDatabase());
        Path groups =
                Files.writeString(folder.resolve("groups.yaml"), Transactions.accountGroups());
        Map<String, String> config = new HashMap<>();
        config.put("name", "benchmark");
        config.put("database.url", sink.url);
        config.put("database.user", server.user());
        config.put("database.password", DatabaseServer.PASSWORD);
        config.put("account.groups", groups.toString());
        config.put("match.enabled", String.valueOf(matching));
        config.put("consumer.override.isolation.level", "read_committed");
        sink.task.initialize(new Context());
        sink.task.start(config);
        sink.task.open(List.of(PARTITION));
        return sink;
    }

    String url() {
        return url;
    }

    /** Gives it these records; returns when they are durable. */
    void write(List<SinkRecord> records) {
        for (int from = 0; from < records.size(); from += Transactions.PER_PUT) {
            int to = Math.min(from + Transactions.PER_PUT, records.size());
            task.put(records.subList(from, to));
        }
    }

    /**
     * Returns when nothing is due to be matched. It asks through the index: to look through all
     * that was taken before costs the server as much as some of the work that is measured.
     */
    void awaitMatched() throws SQLException {
        try (Connection connection = server.connect(url);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT EXISTS (SELECT scope FROM tributary.dirty"
                                        + " ORDER BY scope, seq LIMIT 1 OFFSET 0)")) {
            while (isTrue(query)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Fails unless so many pairs are matched; it counts them, so it is not measured. */
    void requirePairs(long pairs) throws SQLException {
        long matched =
                server.count(
                        url,
                        "SELECT count(*) FROM tributary.match WHERE valid_to IS NULL"
                                + " AND status = 'AUTO'");
        if (matched != pairs) {
            throw new IllegalStateException(matched + " pairs are matched instead of " + pairs);
        }
    }

    @Override
    public void close() {
        task.close(List.of(PARTITION));
        task.stop();
    }

    /** What a worker offers; nothing of it is asked for here. */
    private static final class Context implements SinkTaskContext {

        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public void offset(Map<TopicPartition, Long> offsets) {
            // Every database is new: reading begins at 0.
        }

        @Override
        public void offset(TopicPartition partition, long offset) {
            // As above.
        }

        @Override
        public void timeout(long millis) {
            // We do not wait between two calls.
        }

        @Override
        public Set<TopicPartition> assignment() {
            return Set.of(PARTITION);
        }

        @Override
        public void pause(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume(TopicPartition... partitions) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requestCommit() {
            throw new UnsupportedOperationException();
        }
    }
}
