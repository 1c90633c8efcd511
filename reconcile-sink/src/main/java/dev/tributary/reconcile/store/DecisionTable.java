package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Decision;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What persons decided; most databases have few of them, many none. */
final class DecisionTable {
    private final Statements statements;
    private Boolean any;

    DecisionTable(Statements statements) {
        this.statements = statements;
    }

    /** Those that stand about any of these entries, each with all its members. */
    List<Decision> about(Collection<EntryKey> members) throws SQLException {
        if (members.isEmpty() || !any()) {
            return List.of();
        }
        Map<String, Decision> first = new LinkedHashMap<>();
        Map<String, List<EntryKey>> keys = new LinkedHashMap<>();
        try (Statements.Binding query = statements.prepare("decisions").keys(members);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                String id = rows.getString("id");
                first.putIfAbsent(id, read(rows));
                keys.computeIfAbsent(id, missing -> new ArrayList<>())
                        .add(new EntryKey(rows.getString("source"), rows.getString("entry_id")));
            }
        }
        List<Decision> decisions = new ArrayList<>();
        first.forEach((id, decision) -> decisions.add(with(decision, keys.get(id))));
        return decisions;
    }

    private boolean any() throws SQLException {
        if (any == null) {
            try (Statement statement = statements.connection().createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT EXISTS (TABLE tributary.decision)")) {
                row.next();
                any = row.getBoolean(1);
            }
        }
        return any;
    }

    private static Decision read(ResultSet row) throws SQLException {
        return new Decision(
                row.getString("id"),
                Decision.Verb.valueOf(row.getString("verb")),
                MatchTables.kind(row.getString("kind")),
                List.of(),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getBigDecimal("amount"));
    }

    private static Decision with(Decision decision, List<EntryKey> members) {
        return new Decision(
                decision.id(),
                decision.verb(),
                decision.kind(),
                members,
                decision.reason(),
                decision.by(),
                decision.at(),
                decision.amount());
    }
}
