package dev.tributary.reconcile.store;

import static dev.tributary.reconcile.Some.bank;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where entries stand once they are written. */
class IngestTest {
    private static final int MANY = 2_000;

    @AutoClose private final StoreRig rig = new StoreRig();

    @Test
    void twoTasksThatWriteOneEntryAtOnceLeaveItWhereTheLaterOneWantsItAlone() throws Exception {
        ExecutorService second = Executors.newSingleThreadExecutor();
        try (Connection first = rig.database.connection()) {
            write(first, List.of(bank("b1").check("CHK1").build()));
            Future<?> waits =
                    second.submit(
                            () -> {
                                try (Connection other = rig.database.connection()) {
                                    write(
                                            other,
                                            List.of(bank("b1").check("CHK2").version(2).build()));
                                    other.commit();
                                }
                                return null;
                            });
            untilSomebodyWaits();
            first.commit();
            waits.get();
        } finally {
            second.shutdown();
        }

        assertThat(standing())
                .isNotEmpty()
                .isEqualTo(
                        rig.query(
                                "SELECT b FROM tributary.entry e, unnest(e.blocks) b ORDER BY b"));
    }

    @Test
    void whoLeaveACrowdTogetherReadItOnce() throws SQLException {
        try (Connection connection = rig.database.connection();
                Statement statement = connection.createStatement()) {
            write(connection, lines(MANY, "CHK7", 1));
            connection.commit();
            long before = rowsRead(statement);
            write(connection, lines(MANY / 4, "CHK8", 2));

            assertThat(rowsRead(statement) - before).isBetween((long) MANY, 5L * MANY);
            connection.commit();
        }
        assertThat(standing())
                .isEqualTo(
                        rig.query(
                                "SELECT b FROM tributary.entry e, unnest(e.blocks) b ORDER BY b"));
    }

    private List<String> standing() throws SQLException {
        return rig.query("SELECT block | kinds FROM tributary.entry_block ORDER BY 1");
    }

    private static List<Entry> lines(int count, String number, long version) {
        return IntStream.range(0, count)
                .mapToObj(i -> bank("b" + i).amount("" + (100 + i)).check(number).version(version))
                .map(some -> some.build())
                .toList();
    }

    private static void write(Connection connection, List<Entry> entries) throws SQLException {
        Ingest ingest = new Ingest(new Placement(RuleSets.exact(), AccountGroups.none()));
        ingest.lock(connection, false);
        List<MappedInput> inputs =
                entries.stream().<MappedInput>map(MappedInput.Upsert::new).toList();
        assertThat(ingest.write(connection, new Batch(inputs, List.of())))
                .isEqualTo(entries.size());
    }

    /** Of blocks, by this session in this transaction. */
    private static long rowsRead(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT sum(pg_stat_get_xact_tuples_returned(i.indexrelid))"
                                + " FROM pg_index i"
                                + " WHERE i.indrelid = 'tributary.entry_block'::regclass")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void untilSomebodyWaits() throws SQLException {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String waiting =
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock'";
        while (rig.query(waiting).isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
        }
    }
}
