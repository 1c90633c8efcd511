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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings: a row for each period in which something does not agree, or is awaited. */
final class FindingTable {
    private final Statements statements;
    private final Set<EntryKey> asked = new HashSet<>();
    private final Map<EntryKey, Map<String, Finding>> open = new HashMap<>();

    FindingTable(Statements statements) {
        this.statements = statements;
    }

    /** Those of a kind of match that hold, or are awaited, about any of these entries. */
    List<Finding> open(MatchKind kind, Collection<EntryKey> about) throws SQLException {
        load(about);
        List<Finding> findings = new ArrayList<>();
        for (EntryKey key : new LinkedHashSet<>(about)) {
            for (Finding finding : open.getOrDefault(key, Map.of()).values()) {
                if (finding.matchKind() == kind) {
                    findings.add(finding);
                }
            }
        }
        return findings;
    }

    /** Reads those of all kinds about these entries, of which we have not asked yet. */
    private void load(Collection<EntryKey> about) throws SQLException {
        List<EntryKey> missing = about.stream().filter(asked::add).toList();
        if (missing.isEmpty()) {
            return;
        }
        try (Statements.Binding query = statements.prepare("findings").keys(missing);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                hold(read(rows));
            }
        }
    }

    private void hold(Finding finding) {
        open.computeIfAbsent(finding.about(), key -> new LinkedHashMap<>())
                .put(finding.id(), finding);
    }

    void resolve(List<Change.Resolved> resolved) throws SQLException {
        if (resolved.isEmpty()) {
            return;
        }
        try (Statements.Binding update = statements.prepare("resolve_findings")) {
            update.texts(resolved, one -> one.finding().id())
                    .texts(resolved, one -> one.finding().scope())
                    .texts(resolved, Change.Resolved::byMatch)
                    .texts(resolved, Change.Resolved::reason)
                    .update();
        }
        for (Change.Resolved one : resolved) {
            open.getOrDefault(one.finding().about(), new HashMap<>()).remove(one.finding().id());
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
        found.forEach(this::hold);
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
