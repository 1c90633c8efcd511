package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys that one run has come upon, each as one object: they are compared over and over, and
 * what is the same object is quickly compared.
 */
final class KnownKeys {
    private final Map<EntryKey, EntryKey> keys = new HashMap<>();

    /** Begins with these. */
    KnownKeys(Collection<EntryKey> first) {
        first.forEach(key -> keys.put(key, key));
    }

    /** The key of an entry. */
    EntryKey of(String source, String id) {
        EntryKey key = new EntryKey(source, id);
        EntryKey known = keys.putIfAbsent(key, key);
        return known == null ? key : known;
    }
}
