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
    private static final int WIDE = 4;
    private static final int MOST_BATCHES = 10;

    private final Database database;
    private final Placement placement;
    private final Ownership ownership;
    private final Supplier<Map<TopicPartition, Owned>> owned;
    private final Publication publication;
    private final RatesInForce rates;
    private final int batch;

    /** How many entries are taken of a scope whose last run reached far. */
    private final Map<String, Integer> wide = new HashMap<>();

    Matching(
            Database database,
            String connector,
            Placement placement,
            Supplier<Map<TopicPartition, Owned>> owned,
            Publication publication,
            int batch) {
        this.database = database;
        this.placement = placement;
        this.rates = new RatesInForce(placement);
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

    /** A scope that is ours until the transaction ends, and how often it failed before. */
    private record Claimed(String scope, int failures) {}

    /**
     * Matches the scope that waits longest.
     *
     * @return empty if none is dirty, or others match those that are, by other exchange rates too
     * @throws FenceLostException if another task has taken a partition of this one
     * @throws PlacedOtherwiseException if the task's rules or groups are no longer in force
     * @throws ScopeFailedException if the scope could not be matched for now: it waits, and the
     *     next call takes another one
     */
    Optional<Run> next() throws SQLException {
        if (owned.get().isEmpty()) {
            return Optional.empty();
        }
        Optional<Claimed> claimed = Optional.empty();
        try (Connection connection = database.connection()) {
            rates.bringIn(connection, this::requireOurs);
            PlacementLock.share(connection);
            if (!rates.hold(connection)) {
                connection.rollback();
                return Optional.empty();
            }
            claimed = claim(connection);
            if (claimed.isEmpty()) {
                connection.rollback();
                return Optional.empty();
            }
            requireOurs(connection);
            placement.requireInForce(connection);
            Run run = run(connection, claimed.get());
            connection.commit();
            return Optional.of(run);
        } catch (StoreException e) {
            throw remembered(claimed, e.error());
        } catch (SQLException e) {
            throw remembered(claimed, e);
        }
    }

    /**
     * Writes down that a scope failed, which the transaction that was rolled back cannot; where the
     * database is not there for that either, it is not the scope's fault.
     */
    private SQLException remembered(Optional<Claimed> claimed, SQLException error) {
        if (claimed.isEmpty() || !SqlFault.isWorthAnotherTry(error)) {
            return error;
        }
        String scope = claimed.get().scope();
        try (Connection connection = database.connection();
                Statements.Binding update =
                        new Statements(connection)
                                .prepare("scope_failed")
                                .value(error.getSQLState())
                                .value(scope)) {
            int failures;
            try (ResultSet row = update.ready().executeQuery()) {
                failures = row.next() ? row.getInt(1) : claimed.get().failures() + 1;
            }
            connection.commit();
            return new ScopeFailedException(scope, failures, error);
        } catch (SQLException alsoFailed) {
            error.addSuppressed(alsoFailed);
            return error;
        }
    }

    private Run run(Connection connection, Claimed claimed) throws SQLException {
        Statements statements = new Statements(connection);
        String scope = claimed.scope();
        Map<EntryKey, long[]> dirty = take(statements, scope, limit(claimed));
        Engine engine = placement.engine(connection);
        PostgresEntryStore store =
                new PostgresEntryStore(connection, scope, placement.actor(), dirty);
        Change change = engine.run(scope, dirty.keySet(), store);
        store.end();
        remember(scope, dirty.size(), store.reached());
        publication.write(connection, dirty.keySet(), change);
        try (Statements.Binding end = statements.prepare("end_run").value(scope)) {
            end.update();
        }
        return new Run(dirty.size(), change);
    }

    /** What was too much at once is tried in smaller pieces. */
    private int limit(Claimed claimed) {
        return claimed.failures() > 0
                ? Math.max(1, batch >> Math.min(claimed.failures(), 20))
                : Math.max(batch, wide.getOrDefault(claimed.scope(), 0));
    }

    /**
     * Where a run reached far more entries than it took, as all items of a payout of which it took
     * a few, those that still wait reach the same ones again: the next one takes more of them.
     */
    private void remember(String scope, int taken, int reached) {
        if (reached > WIDE * taken) {
            wide.put(scope, Math.min(reached, MOST_BATCHES * batch));
        } else {
            wide.remove(scope);
        }
    }

    private static Optional<Claimed> claim(Connection connection) throws SQLException {
        try (Statements.Binding claim = new Statements(connection).prepare("claim_scope");
                ResultSet row = claim.ready().executeQuery()) {
            return row.next()
                    ? Optional.of(new Claimed(row.getString(1), row.getInt(2)))
                    : Optional.empty();
        }
    }

    /** The dirty entries, each with all blocks that it has left since it was last matched. */
    private Map<EntryKey, long[]> take(Statements statements, String scope, int limit)
            throws SQLException {
        Map<EntryKey, long[]> dirty = new HashMap<>();
        try (Statements.Binding take = statements.prepare("take_dirty").value(scope).value(limit);
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

    static long[] longs(Array array) throws SQLException {
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
