package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.store.Ownership.Owned;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Matches one scope at a time, in a transaction of its own: locks a scope that is dirty, takes its
 * dirty entries, and re-runs what they reach. An entry is dirty as soon as its row is committed, so
 * of two halves that are written at once the one that is committed last finds the other.
 */
final class Matching {
    private final Database database;
    private final Placement placement;
    private final Ownership ownership;
    private final Supplier<Map<TopicPartition, Owned>> owned;
    private final Publication publication;
    private final int batch;

    Matching(
            Database database,
            String connector,
            Placement placement,
            Supplier<Map<TopicPartition, Owned>> owned,
            Publication publication,
            int batch) {
        this.database = database;
        this.placement = placement;
        this.ownership = new Ownership(connector);
        this.owned = owned;
        this.publication = publication;
        this.batch = batch;
    }

    /**
     * What a run did.
     *
     * @param dirty how many entries it took
     * @param change what changed
     */
    record Run(int dirty, Change change) {}

    /**
     * Matches the scope that waits longest.
     *
     * @return empty if none is dirty, or others match those that are
     * @throws FenceLostException if another task has taken a partition of this one
     */
    Optional<Run> next() throws SQLException {
        if (owned.get().isEmpty()) {
            return Optional.empty();
        }
        try (Connection connection = database.connection()) {
            PlacementLock.share(connection);
            Optional<String> scope = claim(connection);
            if (scope.isEmpty()) {
                connection.rollback();
                return Optional.empty();
            }
            requireOurs(connection);
            Run run = run(connection, scope.get());
            connection.commit();
            return Optional.of(run);
        } catch (StoreException e) {
            throw e.error();
        }
    }

    private Run run(Connection connection, String scope) throws SQLException {
        Statements statements = new Statements(connection);
        Map<EntryKey, long[]> dirty = take(statements, scope);
        Engine engine = placement.engine(connection);
        PostgresEntryStore store =
                new PostgresEntryStore(connection, scope, placement.actor(), dirty);
        Change change = engine.run(scope, dirty.keySet(), store);
        publication.write(connection, dirty.keySet(), change);
        try (Statements.Binding end = statements.prepare("end_run").value(scope)) {
            end.update();
        }
        return new Run(dirty.size(), change);
    }

    private static Optional<String> claim(Connection connection) throws SQLException {
        try (Statements.Binding claim = new Statements(connection).prepare("claim_scope");
                ResultSet row = claim.ready().executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** The dirty entries, each with all blocks that it has left since it was last matched. */
    private Map<EntryKey, long[]> take(Statements statements, String scope) throws SQLException {
        Map<EntryKey, long[]> dirty = new HashMap<>();
        try (Statements.Binding take = statements.prepare("take_dirty").value(scope).value(batch);
                ResultSet rows = take.ready().executeQuery()) {
            while (rows.next()) {
                dirty.merge(
                        new EntryKey(rows.getString(1), rows.getString(2)),
                        longs(rows.getArray(3)),
                        (a, b) -> LongStream.concat(LongStream.of(a), LongStream.of(b)).toArray());
            }
        }
        return dirty;
    }

    private static long[] longs(Array array) throws SQLException {
        if (array == null) {
            return new long[0];
        }
        Long[] items = (Long[]) array.getArray();
        long[] longs = new long[items.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = items[i];
        }
        return longs;
    }

    /** A task that was taken for dead may have other rules than those who live. */
    private void requireOurs(Connection connection) throws SQLException {
        Map<TopicPartition, Owned> mine = owned.get();
        Map<TopicPartition, Owned> there = ownership.look(connection, mine.keySet());
        for (Map.Entry<TopicPartition, Owned> one : mine.entrySet()) {
            Owned now = there.get(one.getKey());
            if (now == null || now.epoch() != one.getValue().epoch()) {
                if (owned.get().containsKey(one.getKey())) {
                    throw new FenceLostException();
                }
            }
        }
    }
}
