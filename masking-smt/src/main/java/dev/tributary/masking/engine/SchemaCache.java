package dev.tributary.masking.engine;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;

/**
 * What was made for each schema: found by identity, since a converter mostly hands out the same
 * object, and by equality where it does not. For one thread.
 */
final class SchemaCache<T> {

    private static final int MOST = 256;

    private final IdentityHashMap<Schema, T> byIdentity = new IdentityHashMap<>();
    private final Map<Schema, T> byEquality =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Schema, T> eldest) {
                    return size() > MOST;
                }
            };

    private Schema last;
    private T lastMade;

    T get(Schema schema, Function<Schema, T> make) {
        if (schema == last) {
            return lastMade;
        }
        T made = byIdentity.get(schema);
        if (made == null) {
            made = byEquality.computeIfAbsent(schema, make);
            if (byIdentity.size() == MOST) {
                // New objects with each record: remembering them would only keep them alive.
                byIdentity.clear();
            }
            byIdentity.put(schema, made);
        }
        last = schema;
        lastMade = made;
        return made;
    }

    int size() {
        return byEquality.size();
    }
}
