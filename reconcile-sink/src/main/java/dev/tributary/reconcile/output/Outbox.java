package dev.tributary.reconcile.output;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Keeps what is to be told of a change, in the transaction that makes it: what is told has
 * happened, and what has happened is told.
 */
public final class Outbox {

    private static final String MATCHES = OutboxSql.read("matches");
    private static final String FINDINGS = OutboxSql.read("findings");
    private static final String STATEMENTS = OutboxSql.read("statements");

    private final ChangesOptions options;

    /** An outbox that keeps nothing where nothing is to be told. */
    public Outbox(ChangesOptions options) {
        this.options = options;
    }

    /**
     * Keeps what is to be told, after the change was applied and before it is committed.
     *
     * @param connection the transaction that made the change
     * @param dirty the entries that were matched again: their accounts' statements changed
     * @param change what came of it
     * @throws SQLException as the database throws it; the transaction cannot be used any further
     */
    public void write(Connection connection, Collection<EntryKey> dirty, Change change)
            throws SQLException {
        if (!options.isEnabled()) {
            return;
        }
        List<String> voided =
                change.voided().stream().map(Change.Voided::match).map(Match::id).toList();
        List<String> resolved =
                change.resolved().stream().map(Change.Resolved::finding).map(Finding::id).toList();
        write(connection, MATCHES, voided, change.matched().stream().map(Match::id).toList());
        write(connection, FINDINGS, resolved, change.found().stream().map(Finding::id).toList());
        if (options.statements()) {
            write(
                    connection,
                    STATEMENTS,
                    dirty.stream().map(EntryKey::source).toList(),
                    dirty.stream().map(EntryKey::id).toList());
        }
    }

    private static void write(
            Connection connection, String sql, List<String> first, List<String> second)
            throws SQLException {
        if (first.isEmpty() && second.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Array one = connection.createArrayOf("text", first.toArray());
            Array two = connection.createArrayOf("text", second.toArray());
            statement.setArray(1, one);
            statement.setArray(2, two);
            statement.executeUpdate();
            one.free();
            two.free();
        }
    }
}
