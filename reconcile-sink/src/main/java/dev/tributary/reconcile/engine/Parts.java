package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets that are joined until they are parts of which no two have anything in common. */
final class Parts {

    private final Map<EntryKey, EntryKey> above = new HashMap<>();

    void add(EntryKey key) {
        above.putIfAbsent(key, key);
    }

    void join(List<EntryKey> members) {
        for (int i = 1; i < members.size(); i++) {
            EntryKey one = root(members.get(0));
            EntryKey other = root(members.get(i));
            if (!one.equals(other)) {
                above.put(other, one);
            }
        }
    }

    EntryKey root(EntryKey key) {
        EntryKey at = key;
        EntryKey up = above.get(at);
        while (!up.equals(at)) {
            EntryKey further = above.get(up);
            above.put(at, further);
            at = further;
            up = above.get(at);
        }
        return at;
    }
}
