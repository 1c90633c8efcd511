package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.Entry;
import java.util.Set;

/**
 * An entry and where it is matched.
 *
 * @param entry the entry
 * @param scopes its scopes
 * @param blocks its blocks, of {@link BlockDigest#of}
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
