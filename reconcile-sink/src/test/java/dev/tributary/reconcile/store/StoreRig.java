package dev.tributary.reconcile.store;

import dev.tributary.reconcile.TestPostgres;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/** A database of its own, and the parts of tasks on it, driven by hand. */
final class StoreRig implements AutoCloseable {
    static final String CONNECTOR = "reconcile";
    static final Rejects NONE_EXPECTED =
            (read, reason) -> {
                throw new AssertionError(reason);
            };

    private static String template;

    final String url = TestPostgres.copyOf(template());
    final Database database =
            Database.open(url, TestPostgres.user(), new Password(TestPostgres.password()));

    /** A database with the schema, to which nobody is connected: a copy of it is quickly made. */
    private static synchronized String template() {
        if (template == null) {
            String made = TestPostgres.newDatabase();
            try (Connection connection = TestPostgres.connect(made)) {
                Migrations.run(connection);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            template = made;
        }
        return template;
    }

    static Placement placement() {
        return new Placement(RuleSets.exact(), groups());
    }

    /** Four groups, a processor's account and one of the books each. */
    static AccountGroups groups() {
        StringBuilder yaml = new StringBuilder("groups:\n");
        for (int i = 0; i < 4; i++) {
            yaml.append(
                    "  - name: g%d%n    accounts: [stripe:acct_%d, quickbooks:acct_%d]%n"
                            .formatted(i, i, i));
        }
        return AccountGroups.parse(yaml.toString());
    }

    ExactlyOnceWriter writer() {
        return writer(false);
    }

    ExactlyOnceWriter writer(boolean restartRecreated) {
        return writer(restartRecreated, "StringConverter");
    }

    ExactlyOnceWriter writer(boolean restartRecreated, String keysReadBy) {
        return new ExactlyOnceWriter(
                database,
                CONNECTOR,
                new Rows(placement(), List.of("x12")),
                new RecreatedTopics.Terms(restartRecreated, keysReadBy));
    }

    Matching matching(ExactlyOnceWriter of) {
        return new Matching(database, CONNECTOR, placement(), of::owned, Publication.NONE, 500);
    }

    /** Matches until nothing is dirty; returns how many entries were looked at. */
    static int matchAll(Matching matching) throws SQLException {
        int dirty = 0;
        for (var run = matching.next(); run.isPresent(); run = matching.next()) {
            dirty += run.get().dirty();
        }
        return dirty;
    }

    static Read read(String topic, int partition, long offset, MappedInput input) {
        SinkRecord record =
                new SinkRecord(
                        topic,
                        partition,
                        null,
                        null,
                        null,
                        null,
                        offset,
                        0L,
                        TimestampType.CREATE_TIME);
        return new Read(record, new TopicPartition(topic, partition), offset, input);
    }

    static Read upsert(Entry entry) {
        return read(
                entry.origin().topic(),
                entry.origin().partition(),
                entry.origin().offset(),
                new MappedInput.Upsert(entry));
    }

    /** Matches that hold, each as kind, status and members, in order. */
    List<String> holding() throws SQLException {
        return query(
                "SELECT m.id || ' ' || m.kind || ' ' || m.status || ' ' || string_agg("
                        + "mm.source || ':' || mm.id || ':' || mm.role, ',' ORDER BY mm.position)"
                        + " FROM tributary.match m JOIN tributary.match_member mm USING (match_no)"
                        + " WHERE m.valid_to IS NULL GROUP BY m.match_no ORDER BY 1");
    }

    static List<String> told(List<dev.tributary.reconcile.engine.Match> matches) {
        TreeSet<String> lines = new TreeSet<>();
        for (var match : matches) {
            List<String> members = new ArrayList<>();
            match.members()
                    .forEach(
                            m ->
                                    members.add(
                                            m.key().source()
                                                    + ":"
                                                    + m.key().id()
                                                    + ":"
                                                    + m.role()));
            lines.add(
                    match.id()
                            + " "
                            + match.kind().word()
                            + " "
                            + match.status()
                            + " "
                            + String.join(",", members));
        }
        return List.copyOf(lines);
    }

    List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
