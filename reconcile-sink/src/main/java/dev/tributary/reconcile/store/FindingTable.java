package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Findings: a row for each period in which something does not agree, or is awaited. */
final class FindingTable {
    private final Statements statements;

    FindingTable(Statements statements) {
        this.statements = statements;
    }

    List<Finding> open(MatchKind kind, Collection<EntryKey> about) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Statements.Binding query =
                        statements.prepare("findings").keys(about).value(kind.word());
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                findings.add(read(rows));
            }
        }
        return findings;
    }

    void resolve(List<Change.Resolved> resolved) throws SQLException {
        if (resolved.isEmpty()) {
            return;
        }
        try (Statements.Binding update = statements.prepare("resolve_findings")) {
            update.texts(resolved, one -> one.finding().id())
                    .texts(resolved, Change.Resolved::byMatch)
                    .texts(resolved, Change.Resolved::reason)
                    .update();
        }
    }

    void insert(List<Finding> found) throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        try (Statements.Binding insert = statements.prepare("upsert_findings")) {
            insert.texts(found, Finding::id)
                    .texts(found, finding -> finding.kind().name())
                    .texts(found, finding -> finding.matchKind().word())
                    .texts(found, Finding::scope)
                    .texts(found, finding -> finding.about().source())
                    .texts(found, finding -> finding.about().id())
                    .texts(found, f -> f.other() == null ? null : f.other().source())
                    .texts(found, f -> f.other() == null ? null : f.other().id())
                    .column("numeric", found, Finding::amount)
                    .texts(found, Finding::expectedIn)
                    .column("date", found, Finding::dueOn)
                    .texts(found, Finding::text)
                    .update();
        }
    }

    private static Finding read(ResultSet row) throws SQLException {
        String otherSource = row.getString("other_source");
        return new Finding(
                row.getString("id"),
                FindingKind.valueOf(row.getString("kind")),
                MatchTables.kind(row.getString("match_kind")),
                row.getString("scope"),
                new EntryKey(row.getString("source"), row.getString("entry_id")),
                otherSource == null ? null : new EntryKey(otherSource, row.getString("other_id")),
                row.getBigDecimal("amount"),
                row.getString("expected_in"),
                row.getObject("due_on", LocalDate.class),
                row.getString("text"));
    }
}
