package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries as one run has read them, each once: the kinds of match ask for the same ones again and
 * again. What somebody writes meanwhile is dirty by itself, and matched by the next run.
 */
final class EntryReads {
    private final Statements statements;
    private final KnownKeys known;
    private final Map<EntryKey, Entry> entries = new HashMap<>();
    private final Set<EntryKey> asked = new HashSet<>();

    EntryReads(Statements statements, KnownKeys known) {
        this.statements = statements;
        this.known = known;
    }

    /** Those of these keys that there are. */
    List<Entry> byKeys(Collection<EntryKey> keys) throws SQLException {
        Set<EntryKey> once = new LinkedHashSet<>(keys);
        List<EntryKey> missing = once.stream().filter(key -> !asked.contains(key)).toList();
        if (!missing.isEmpty()) {
            try (Statements.Binding query = statements.prepare("entries").keys(missing)) {
                read(query);
            }
            asked.addAll(missing);
        }
        return present(once);
    }

    /** Those that take the place of any of these pending ones. */
    List<Entry> successors(Collection<EntryKey> pending) throws SQLException {
        try (Statements.Binding query = statements.prepare("successors").keys(pending)) {
            return present(read(query));
        }
    }

    /** How many there were. */
    int count() {
        return entries.size();
    }

    private Set<EntryKey> read(Statements.Binding query) throws SQLException {
        Set<EntryKey> keys = new LinkedHashSet<>();
        try (ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                Entry entry = EntryColumns.read(rows, known);
                entries.putIfAbsent(entry.key(), entry);
                asked.add(entry.key());
                keys.add(entry.key());
            }
        }
        return keys;
    }

    private List<Entry> present(Set<EntryKey> keys) {
        List<Entry> present = new ArrayList<>(keys.size());
        for (EntryKey key : keys) {
            Entry entry = entries.get(key);
            if (entry != null) {
                present.add(entry);
            }
        }
        return present;
    }
}
