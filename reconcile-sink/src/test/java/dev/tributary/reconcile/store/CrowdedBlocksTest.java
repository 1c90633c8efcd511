package dev.tributary.reconcile.store;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Numbers that very many entries share. */
class CrowdedBlocksTest {
    private static final String SCOPE = "money/all";
    private static final int MANY = 2_000;

    @AutoClose private final StoreRig rig = new StoreRig();

    @Test
    void aCrowdIsMatchedOnceMoreWhenItBecomesOneAndNotForEachWhoJoinsIt() throws SQLException {
        ExactlyOnceWriter writer = writer(0);
        Matching matching = matching(writer, 40);
        write(writer, 0, members(0, 40, "CHK7"));
        assertThat(StoreRig.matchAll(matching)).isEqualTo(40);
        assertThat(rig.holding()).hasSize(20);

        write(writer, 0, members(40, MANY, "CHK7"));
        // Once more for the kinds that bank lines meet in, and for those of ledger entries.
        assertThat(StoreRig.matchAll(matching)).isBetween(MANY - 40 + MANY, MANY - 40 + 2 * MANY);
        assertThat(rig.holding()).isEmpty();

        write(writer, 0, members(MANY, MANY + 5, "CHK7"));
        assertThat(StoreRig.matchAll(matching)).isEqualTo(5);
    }

    @Test
    void whoJoinsOrLeavesACrowdReadsOnlySoManyOfItAsTellThatItIsOne() throws SQLException {
        ExactlyOnceWriter writer = writer(0);
        Matching matching = matching(writer, 500);
        write(writer, 0, lines(0, MANY));
        StoreRig.matchAll(matching);
        rig.execute("VACUUM ANALYZE tributary.entry_block, tributary.entry, tributary.dirty");

        write(writer, 0, lines(MANY, MANY + 5));
        assertThat(rowsReadByARun()).isBetween(5L, 1_000L);
        StoreRig.matchAll(matching);

        write(writer, 0, List.of(bank("b0").check("CHK8").version(2).build()));
        assertThat(rowsReadByARun()).isBetween(1L, 1_000L);
    }

    private static List<Entry> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> bank("b" + i).amount(String.valueOf(100 + i)).check("CHK7").build())
                .toList();
    }

    /** Of blocks and entries, in a transaction that is rolled back. */
    private long rowsReadByARun() throws SQLException {
        try (Connection connection = rig.database.connection();
                Statement statement = connection.createStatement()) {
            PlacementLock.share(connection);
            Map<EntryKey, long[]> dirty = new HashMap<>();
            try (ResultSet rows =
                    statement.executeQuery(
                            "SELECT source, id, left_blocks FROM tributary.dirty"
                                    + " WHERE scope = '"
                                    + SCOPE
                                    + "'")) {
                while (rows.next()) {
                    dirty.put(
                            new EntryKey(rows.getString(1), rows.getString(2)),
                            Matching.longs(rows.getArray(3)));
                }
            }
            assertThat(dirty).isNotEmpty();
            long before = rowsRead(statement);
            PostgresEntryStore store = new PostgresEntryStore(connection, SCOPE, "test", dirty);
            new Engine(RuleSets.exact(), Scopes.all()).run(SCOPE, dirty.keySet(), store);
            long read = rowsRead(statement) - before;
            connection.rollback();
            return read;
        }
    }

    /** Of this session, since it last told the server's statistics. */
    private static long rowsRead(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT sum(pg_stat_get_xact_tuples_returned(i.indexrelid))"
                                + " FROM pg_index i WHERE i.indrelid IN ("
                                + "'tributary.entry_block'::regclass,"
                                + "'tributary.entry'::regclass)")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void tasksThatCrowdABlockAtOnceEndAsOneDoes() throws Exception {
        List<Entry> all = new ArrayList<>(members(0, 60, "CHK7"));
        all.addAll(members(100, 148, "CHK9"));
        all.addAll(members(200, 251, "CHK5"));
        Collections.shuffle(all, new Random(3));
        ExecutorService tasks = Executors.newFixedThreadPool(3);
        List<Future<?>> ends = new ArrayList<>();
        for (int task = 0; task < 3; task++) {
            int number = task;
            List<Entry> mine =
                    IntStream.range(0, all.size())
                            .filter(i -> i % 3 == number)
                            .mapToObj(all::get)
                            .toList();
            ends.add(
                    tasks.submit(
                            () -> {
                                ExactlyOnceWriter writer = writer(number);
                                Matching matching = matching(writer, 7);
                                for (int i = 0; i < mine.size(); i += 5) {
                                    int to = Math.min(i + 5, mine.size());
                                    write(writer, number, mine.subList(i, to));
                                    matching.next();
                                }
                                return null;
                            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        tasks.shutdown();
        StoreRig.matchAll(matching(writer(9), 7));

        MemoryEntryStore memory = new MemoryEntryStore(new Engine(RuleSets.exact(), Scopes.all()));
        all.forEach(memory::upsert);
        memory.match();
        assertThat(memory.matches()).hasSize(24);
        assertThat(rig.holding()).isEqualTo(StoreRig.told(memory.matches()));
        assertThat(rig.query("SELECT block FROM tributary.crowded_block")).isNotEmpty();
    }

    private ExactlyOnceWriter writer(int partition) throws SQLException {
        ExactlyOnceWriter writer =
                new ExactlyOnceWriter(
                        rig.database,
                        StoreRig.CONNECTOR,
                        new Rows(placement(), List.of()),
                        new RecreatedTopics.Terms(false, ""));
        writer.take(List.of(new TopicPartition("t", partition)));
        return writer;
    }

    private Matching matching(ExactlyOnceWriter writer, int batch) {
        return new Matching(
                rig.database,
                StoreRig.CONNECTOR,
                placement(),
                writer::owned,
                Publication.NONE,
                batch);
    }

    private static Placement placement() {
        return new Placement(RuleSets.exact(), AccountGroups.none());
    }

    private final Map<Integer, Long> offsets = new ConcurrentHashMap<>();

    private void write(ExactlyOnceWriter writer, int partition, List<Entry> entries)
            throws SQLException {
        long from = offsets.merge(partition, (long) entries.size(), Long::sum) - entries.size();
        List<Read> reads = new ArrayList<>();
        for (Entry entry : entries) {
            reads.add(
                    StoreRig.read(
                            "t", partition, from + reads.size(), new MappedInput.Upsert(entry)));
        }
        writer.write(reads, StoreRig.NONE_EXPECTED);
    }

    /** Of a number; two that follow each other are a pair, where nothing else has it. */
    private static List<Entry> members(int from, int to, String number) {
        return IntStream.range(from, to)
                .mapToObj(CrowdedBlocksTest::member)
                .map(some -> some.check(number).build())
                .collect(Collectors.toList());
    }

    private static Some member(int i) {
        Some side = i % 2 == 0 ? bank("b" + i) : ledger("l" + i);
        return side.amount(String.valueOf(100 + i / 2));
    }
}
