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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
     * @param dirty the entries that were matched again
     * @param change what came of it; the statements of all accounts changed of which an entry is
     *     dirty, or in a match that begins or ends
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
            Set<EntryKey> stated = stated(dirty, change);
            write(
                    connection,
                    STATEMENTS,
                    stated.stream().map(EntryKey::source).toList(),
                    stated.stream().map(EntryKey::id).toList());
        }
    }

    /** A statement says what is reconciled: also of who was there before, and is matched now. */
    private static Set<EntryKey> stated(Collection<EntryKey> dirty, Change change) {
        Set<EntryKey> stated = new LinkedHashSet<>(dirty);
        Stream.concat(change.matched().stream(), change.voided().stream().map(Change.Voided::match))
                .flatMap(match -> match.members().stream())
                .map(Match.Member::key)
                .forEach(stated::add);
        return stated;
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
