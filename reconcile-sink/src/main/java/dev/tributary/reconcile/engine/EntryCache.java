package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of one run, each read once: they do not change while it lasts. */
final class EntryCache {

    private final EntryStore store;
    private final Map<EntryKey, Entry> entries = new HashMap<>();
    private final Set<EntryKey> asked = new HashSet<>();
    private final Map<EntryKey, Boolean> superseded = new HashMap<>();

    EntryCache(EntryStore store) {
        this.store = store;
    }

    /** The entry, or null where there is none; it was loaded before. */
    Entry get(EntryKey key) {
        return entries.get(key);
    }

    void load(Collection<EntryKey> keys) {
        List<EntryKey> unknown = keys.stream().filter(asked::add).toList();
        if (!unknown.isEmpty()) {
            store.entries(unknown).forEach(this::put);
        }
    }

    void put(Entry entry) {
        asked.add(entry.key());
        entries.put(entry.key(), entry);
    }

    /** Finds out which of these another one took the place of. */
    void loadSuccessors(Collection<EntryKey> keys) {
        List<EntryKey> unknown =
                keys.stream()
                        .filter(key -> !superseded.containsKey(key) && canBePending(get(key)))
                        .toList();
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(key -> superseded.put(key, false));
        for (Entry successor : store.successors(unknown)) {
            if (successor.state() == EntryState.OPEN || successor.state() == EntryState.PENDING) {
                superseded.put(pendingOf(successor), true);
            }
        }
    }

    /** Whether an entry stands for money, and no other took its place. */
    boolean isMatchable(Entry entry) {
        return entry.state().matchable() && !superseded.getOrDefault(entry.key(), false);
    }

    /** The key of the pending one that an entry takes the place of. */
    static EntryKey pendingOf(Entry entry) {
        return new EntryKey(entry.key().source(), entry.pendingKey());
    }

    private static boolean canBePending(Entry entry) {
        return entry.state() == EntryState.OPEN
                && entry.claim() == null
                && (entry.kind() == EntryKind.BANK
                        || entry.kind() == EntryKind.BALANCE_TRANSACTION
                        || entry.kind() == EntryKind.PAYOUT
                        || entry.kind() == EntryKind.LEDGER);
    }
}
