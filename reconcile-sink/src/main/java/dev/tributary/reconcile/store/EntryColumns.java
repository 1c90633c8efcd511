package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Entries as columns of the table of that name, in the order of {@code upsert_entries.sql}. */
final class EntryColumns {

    private EntryColumns() {}

    static void bind(Statements.Binding to, List<PlacedEntry> rows) throws SQLException {
        text(to, rows, e -> e.key().source());
        text(to, rows, e -> e.key().id());
        text(to, rows, e -> e.kind().name());
        text(to, rows, Entry::account);
        text(to, rows, Entry::currency);
        cells(to, "numeric", rows, Entry::amount);
        cells(to, "numeric", rows, Entry::fee);
        cells(to, "numeric", rows, Entry::net);
        cells(to, "date", rows, Entry::date);
        cells(to, "date", rows, Entry::availableOn);
        text(to, rows, e -> e.state().name());
        text(to, rows, Entry::pendingKey);
        text(to, rows, Entry::groupRef);
        text(to, rows, EntryColumns::references);
        text(to, rows, Entry::counterparty);
        text(to, rows, Entry::type);
        text(to, rows, Entry::category);
        text(to, rows, Entry::feed);
        cells(to, "numeric", rows, Entry::exchangeRate);
        text(to, rows, Entry::originalCurrency);
        cells(to, "numeric", rows, Entry::originalAmount);
        text(to, rows, e -> ClaimText.of(e.claim()));
        to.column("bigint", rows, row -> row.entry().version());
        text(to, rows, e -> e.origin().topic());
        to.column("integer", rows, row -> row.entry().origin().partition());
        to.column("bigint", rows, row -> row.entry().origin().offset());
        place(to, rows);
    }

    /** Scopes and blocks alone. */
    static void place(Statements.Binding to, List<PlacedEntry> rows) throws SQLException {
        to.texts(rows, row -> ArrayText.of(row.scopes()));
        to.texts(rows, row -> ArrayText.of(row.blocks()));
    }

    /** The entry of the row that the cursor is on, of {@code entry_columns.sql}. */
    static Entry read(ResultSet row, KnownKeys keys) throws SQLException {
        return new Entry(
                keys.of(row.getString("source"), row.getString("id")),
                EntryKind.valueOf(row.getString("kind")),
                row.getString("account"),
                row.getString("currency"),
                row.getBigDecimal("amount"),
                row.getBigDecimal("fee"),
                row.getBigDecimal("net"),
                row.getObject("date", LocalDate.class),
                row.getObject("available_on", LocalDate.class),
                EntryState.valueOf(row.getString("state")),
                row.getString("pending_id"),
                row.getString("group_ref"),
                references(row.getArray("refs")),
                row.getString("counterparty"),
                row.getString("type"),
                row.getString("category"),
                row.getString("feed"),
                row.getBigDecimal("exchange_rate"),
                row.getString("original_currency"),
                row.getBigDecimal("original_amount"),
                ClaimText.read(row.getString("claim")),
                row.getLong("version"),
                new Origin(
                        row.getString("origin_topic"),
                        row.getInt("origin_partition"),
                        row.getLong("origin_offset")));
    }

    private static void text(
            Statements.Binding to, List<PlacedEntry> rows, Function<Entry, String> cell)
            throws SQLException {
        to.texts(rows, row -> cell.apply(row.entry()));
    }

    private static void cells(
            Statements.Binding to,
            String type,
            List<PlacedEntry> rows,
            Function<Entry, ? extends Object> cell)
            throws SQLException {
        to.column(type, rows, row -> cell.apply(row.entry()));
    }

    private static String references(Entry entry) {
        List<String> items = new ArrayList<>();
        for (Reference reference : entry.references()) {
            items.add(reference.kind() + ':' + reference.value());
        }
        return ArrayText.of(items);
    }

    private static List<Reference> references(Array items) throws SQLException {
        List<Reference> references = new ArrayList<>();
        for (String item : (String[]) items.getArray()) {
            int colon = item.indexOf(':');
            references.add(new Reference(item.substring(0, colon), item.substring(colon + 1)));
        }
        return references;
    }
}
