package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.map.MappedInput;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Writes batches: what they say, where it is matched, and that it is to be matched. */
final class Ingest {
    private final Placement placement;
    private final Reblocking reblocking;

    Ingest(Placement placement) {
        this.placement = placement;
        this.reblocking = new Reblocking(placement);
    }

    /** Takes the lock that the batch needs: whoever merges accounts is alone. */
    void lock(Connection connection, boolean merges) throws SQLException {
        if (merges) {
            PlacementLock.take(connection);
        } else {
            PlacementLock.share(connection);
        }
    }

    /**
     * Writes a batch; within a transaction that holds the lock.
     *
     * @return how many entries were written; those of which a newer version is there were not
     * @throws PlacedOtherwiseException if the task's rules or groups are no longer in force
     */
    long write(Connection connection, Batch batch) throws SQLException {
        placement.requireInForce(connection);
        Statements statements = new Statements(connection);
        accounts(connection, statements, batch);
        Engine engine = placement.engine(connection);
        long written = upserts(statements, batch.upserts(), engine);
        written += deletes(statements, batch.deletes());
        watermarks(statements, batch.watermarks());
        return written;
    }

    private static long upserts(Statements statements, List<Entry> entries, Engine engine)
            throws SQLException {
        if (entries.isEmpty()) {
            return 0;
        }
        List<PlacedEntry> rows =
                entries.stream().map(entry -> Placement.place(entry, engine)).toList();
        try (Statements.Binding upsert = statements.prepare("upsert_entries")) {
            EntryColumns.bind(upsert, rows);
            return count(statements, upsert, entries, Entry::key);
        }
    }

    private static long deletes(Statements statements, List<MappedInput.Delete> deletes)
            throws SQLException {
        if (deletes.isEmpty()) {
            return 0;
        }
        try (Statements.Binding delete = statements.prepare("delete_entries")) {
            delete.texts(deletes, one -> one.key().source())
                    .texts(deletes, one -> one.key().id())
                    .column("bigint", deletes, MappedInput.Delete::version)
                    .texts(deletes, one -> one.origin().topic())
                    .column("integer", deletes, one -> one.origin().partition())
                    .column("bigint", deletes, one -> one.origin().offset());
            return count(statements, delete, deletes, MappedInput.Delete::key);
        }
    }

    /** Executes what writes entries: how many it wrote. */
    private static <T> long count(
            Statements statements,
            Statements.Binding statement,
            List<T> rows,
            Function<T, EntryKey> key)
            throws SQLException {
        long written;
        boolean late;
        try (ResultSet row = statement.ready().executeQuery()) {
            row.next();
            written = row.getLong(1);
            late = row.getBoolean(2);
        }
        if (late) {
            try (Statements.Binding lift =
                    statements.prepare("lift_late").keys(rows.stream().map(key).toList())) {
                lift.update();
            }
        }
        return written;
    }

    private static void watermarks(Statements statements, Map<Batch.Stream, Instant> marks)
            throws SQLException {
        if (marks.isEmpty()) {
            return;
        }
        List<Map.Entry<Batch.Stream, Instant>> rows = List.copyOf(marks.entrySet());
        try (Statements.Binding upsert = statements.prepare("upsert_watermarks")) {
            upsert.texts(rows, row -> row.getKey().source())
                    .texts(rows, row -> row.getKey().name())
                    .column("boolean", rows, row -> row.getKey().fromRecords())
                    .column("timestamptz", rows, row -> at(row.getValue()))
                    .update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private void accounts(Connection connection, Statements statements, Batch batch)
            throws SQLException {
        List<MappedInput.AccountUpsert> rows = batch.accounts();
        if (!rows.isEmpty()) {
            Set<String> moved = upsert(statements, rows);
            if (!moved.isEmpty()) {
                reblocking.accounts(connection, moved);
            }
        }
        if (!batch.accountDeletes().isEmpty()) {
            delete(statements, batch.accountDeletes());
        }
    }

    private Set<String> upsert(Statements statements, List<MappedInput.AccountUpsert> rows)
            throws SQLException {
        Set<String> moved = new HashSet<>();
        try (Statements.Binding upsert = statements.prepare("upsert_accounts")) {
            upsert.texts(rows, MappedInput.AccountUpsert::account)
                    .texts(rows, MappedInput.AccountUpsert::account)
                    .texts(rows, MappedInput.AccountUpsert::source)
                    .texts(rows, MappedInput.AccountUpsert::id)
                    .texts(rows, MappedInput.AccountUpsert::name)
                    .texts(rows, MappedInput.AccountUpsert::type)
                    .texts(rows, MappedInput.AccountUpsert::subtype)
                    .texts(rows, MappedInput.AccountUpsert::status)
                    .texts(rows, MappedInput.AccountUpsert::mergedInto)
                    .column("numeric", rows, MappedInput.AccountUpsert::balance)
                    .column("numeric", rows, MappedInput.AccountUpsert::available)
                    .texts(rows, MappedInput.AccountUpsert::currency)
                    .texts(rows, row -> placement.groupOf(row.account()))
                    .column("bigint", rows, MappedInput.AccountUpsert::version)
                    .texts(rows, row -> row.origin().topic())
                    .column("integer", rows, row -> row.origin().partition())
                    .column("bigint", rows, row -> row.origin().offset());
            try (ResultSet accounts = upsert.ready().executeQuery()) {
                while (accounts.next()) {
                    moved.add(accounts.getString(1));
                }
            }
        }
        return moved;
    }

    private static void delete(Statements statements, List<MappedInput.AccountDelete> rows)
            throws SQLException {
        try (Statements.Binding delete = statements.prepare("delete_accounts")) {
            delete.texts(rows, MappedInput.AccountDelete::account)
                    .column("bigint", rows, MappedInput.AccountDelete::version)
                    .texts(rows, row -> row.origin().topic())
                    .column("integer", rows, row -> row.origin().partition())
                    .column("bigint", rows, row -> row.origin().offset())
                    .update();
        }
    }
}
