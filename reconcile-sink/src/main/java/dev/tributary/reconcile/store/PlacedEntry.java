package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import java.util.Set;

/**
 * An entry and where it is matched.
 *
 * @param entry the entry
 * @param scopes its scopes
 * @param blocks digests of its blocks, sorted
 */
record PlacedEntry(Entry entry, Set<String> scopes, long[] blocks) {

    PlacedEntry {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "PlacedEntry[" + entry + "]";
    }
}
