package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Decision;
import dev.tributary.reconcile.engine.EntryStore;
import dev.tributary.reconcile.engine.EntryStoreContract;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.map.MappedInput;
import dev.tributary.reconcile.rule.RuleSets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The store on PostgreSQL, as the sink fills and matches it. */
class PostgresEntryStoreTest extends EntryStoreContract {

    @Override
    protected Bench bench(AccountGroups groups) {
        try {
            return new Rig(groups);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Rig implements Bench {

        private final StoreRig rig = new StoreRig();
        private final ExactlyOnceWriter writer;
        private final AccountGroups groups;
        private long offset;

        Rig(AccountGroups groups) throws SQLException {
            Placement placement = new Placement(RuleSets.exact(), groups);
            writer =
                    new ExactlyOnceWriter(
                            rig.database,
                            StoreRig.CONNECTOR,
                            new Rows(placement, List.of()),
                            new RecreatedTopics.Terms(false, ""));
            writer.take(List.of(new TopicPartition("t", 0)));
            this.groups = groups;
        }

        private Matching matching(int batch) {
            return new Matching(
                    rig.database,
                    StoreRig.CONNECTOR,
                    new Placement(RuleSets.exact(), groups),
                    writer::owned,
                    Publication.NONE,
                    batch);
        }

        @Override
        public void upsert(Collection<Entry> entries) {
            write(entries.stream().map(MappedInput.Upsert::new));
        }

        @Override
        public void delete(EntryKey key, long version) {
            write(Stream.of(new MappedInput.Delete(key, version, new Origin("t", 0, version))));
        }

        private void write(Stream<? extends MappedInput> inputs) {
            List<Read> reads = inputs.map(input -> StoreRig.read("t", 0, offset++, input)).toList();
            run(() -> writer.write(reads, StoreRig.NONE_EXPECTED));
        }

        @Override
        public void decide(Decision decision) {
            run(
                    () -> {
                        try (Connection connection = rig.database.connection()) {
                            insert(decision, connection);
                            connection.commit();
                        }
                        return null;
                    });
        }

        private static void insert(Decision decision, Connection connection) throws SQLException {
            try (PreparedStatement row =
                            connection.prepareStatement(
                                    "INSERT INTO tributary.decision"
                                            + " (id, verb, kind, reason, decided_by, decided_at)"
                                            + " VALUES (?, ?, ?, ?, ?, ?)");
                    PreparedStatement member =
                            connection.prepareStatement(
                                    "INSERT INTO tributary.decision_member"
                                            + " (decision_id, source, id) VALUES (?, ?, ?)");
                    PreparedStatement dirty =
                            connection.prepareStatement("SELECT tributary.mark_dirty(?, ?)")) {
                row.setString(1, decision.id());
                row.setString(2, decision.verb().name());
                row.setString(3, decision.kind().word());
                row.setString(4, decision.reason());
                row.setString(5, decision.by());
                row.setTimestamp(6, Timestamp.from(decision.at()));
                row.execute();
                for (EntryKey key : decision.members()) {
                    member.setString(1, decision.id());
                    member.setString(2, key.source());
                    member.setString(3, key.id());
                    member.execute();
                    dirty.setString(1, key.source());
                    dirty.setString(2, key.id());
                    dirty.execute();
                }
            }
        }

        @Override
        public void match() {
            run(() -> StoreRig.matchAll(matching(500)));
        }

        @Override
        public void run(int batch) {
            run(() -> matching(batch).next());
        }

        @Override
        public List<Match> matches() {
            return all(EntryStore::matches, Comparator.comparing(Match::id));
        }

        @Override
        public List<Finding> findings() {
            return all(EntryStore::findings, Comparator.comparing(Finding::id));
        }

        private interface Reader<T> {
            List<T> read(EntryStore store, MatchKind kind, Collection<EntryKey> keys);
        }

        private <T> List<T> all(Reader<T> reader, Comparator<T> order) {
            return run(
                    () -> {
                        List<EntryKey> keys = new ArrayList<>();
                        for (String key :
                                rig.query("SELECT source || ' ' || id FROM tributary.entry")) {
                            keys.add(
                                    new EntryKey(
                                            key.substring(0, key.indexOf(' ')),
                                            key.substring(key.indexOf(' ') + 1)));
                        }
                        List<T> all = new ArrayList<>();
                        try (Connection connection = rig.database.connection()) {
                            EntryStore store =
                                    new PostgresEntryStore(connection, "any", "test", Map.of());
                            for (MatchKind kind : MatchKind.values()) {
                                all.addAll(reader.read(store, kind, keys));
                            }
                            connection.rollback();
                        }
                        all.sort(order);
                        return all;
                    });
        }

        private interface Work<T> {
            T run() throws SQLException;
        }

        private static <T> T run(Work<T> work) {
            try {
                return work.run();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            rig.close();
        }
    }
}
