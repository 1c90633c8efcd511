package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places entries anew: all of them after other groups or rules, some after a merger of accounts.
 */
final class Reblocking {
    private static final Logger LOG = LoggerFactory.getLogger(Reblocking.class);
    private static final int PAGE = 2_000;
    private static final String NONE = "";
    private static final String CONNECTOR = "connector:";

    private final Placement placement;

    Reblocking(Placement placement) {
        this.placement = placement;
    }

    /**
     * Places all entries if they were placed by other groups or rules; one transaction.
     *
     * @param connector whose groups and rules they are
     * @throws ConnectException if another connector has others: each would place anew what the
     *     other has placed
     */
    void ifChanged(Connection connection, String connector) throws SQLException {
        PlacementLock.take(connection);
        Statements statements = new Statements(connection);
        String before = setting(statements);
        String now = placement.digest();
        requireNobodyElse(statements, connector, now);
        if (!now.equals(before)) {
            long count =
                    all(statements, placement.engine(connection), "entries_after", query -> query);
            write(statements, Placement.SETTING, now);
            LOG.info("Placed {} entries by groups and rules {}", count, now);
        }
        write(statements, CONNECTOR + connector, now);
        connection.commit();
    }

    private static void requireNobodyElse(Statements statements, String connector, String now)
            throws SQLException {
        try (Statements.Binding query =
                        statements
                                .prepare("other_connector")
                                .value(CONNECTOR)
                                .value(CONNECTOR + connector)
                                .value(now);
                ResultSet row = query.ready().executeQuery()) {
            if (row.next()) {
                String other = row.getString(1);
                throw new ConnectException(
                        "the connector "
                                + other
                                + " writes to this database by other rules or account groups"
                                + " (match.rules.file, account.groups): give"
                                + " both the same files, or each a database of its own; if "
                                + other
                                + " is gone, or stopped to get the same files, run SELECT"
                                + " tributary.forget_connector('"
                                + other.replace("'", "''")
                                + "') as the schema's owner and restart the task");
            }
        }
    }

    private static void write(Statements statements, String name, String value)
            throws SQLException {
        try (Statements.Binding write =
                statements.prepare("write_setting").value(name).value(value)) {
            write.update();
        }
    }

    /** Places the entries of these accounts; in the caller's transaction. */
    void accounts(Connection connection, Set<String> accounts) throws SQLException {
        Engine engine = placement.engine(connection);
        List<String> all = List.copyOf(placement.withMergedInto(accounts));
        all(
                new Statements(connection),
                engine,
                "entries_of_accounts",
                query -> query.texts(all, account -> account));
    }

    private interface Binder {
        Statements.Binding bind(Statements.Binding query) throws SQLException;
    }

    private static long all(Statements statements, Engine engine, String query, Binder binder)
            throws SQLException {
        long count = 0;
        EntryKey last = new EntryKey(NONE, NONE);
        List<Entry> page = page(statements, query, binder, last);
        while (!page.isEmpty()) {
            write(statements, page.stream().map(e -> Placement.place(e, engine)).toList());
            count += page.size();
            last = page.get(page.size() - 1).key();
            page = page(statements, query, binder, last);
        }
        return count;
    }

    private static List<Entry> page(
            Statements statements, String name, Binder binder, EntryKey after) throws SQLException {
        List<Entry> page = new ArrayList<>();
        KnownKeys keys = new KnownKeys(Set.of());
        try (Statements.Binding query = binder.bind(statements.prepare(name))) {
            query.value(after.source()).value(after.id()).value(PAGE);
            try (ResultSet rows = query.ready().executeQuery()) {
                while (rows.next()) {
                    page.add(EntryColumns.read(rows, keys));
                }
            }
        }
        return page;
    }

    private static void write(Statements statements, List<PlacedEntry> rows) throws SQLException {
        try (Statements.Binding update = statements.prepare("reblock_entries")) {
            update.texts(rows, row -> row.entry().key().source())
                    .texts(rows, row -> row.entry().key().id());
            EntryColumns.place(update, rows);
            update.ready().execute();
        }
    }

    private static String setting(Statements statements) throws SQLException {
        try (Statements.Binding query =
                        statements.prepare("read_setting").value(Placement.SETTING);
                ResultSet row = query.ready().executeQuery()) {
            return row.next() ? row.getString(1) : NONE;
        }
    }
}
