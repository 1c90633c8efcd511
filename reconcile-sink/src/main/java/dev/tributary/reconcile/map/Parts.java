package dev.tributary.reconcile.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/**
 * A record's value, or a part of it, whichever way it came: as a Connect Struct, as the map of a
 * converter without schemas, or as JSON.
 */
sealed interface Parts permits StructParts, MapParts, JsonParts {

    /** What stands there: a String, Boolean, Number, BigDecimal; null where nothing does. */
    Object value(String name);

    /** The part that stands there; one without anything where none does. */
    Parts part(String name);

    /** The parts of a list; none where there is no list. */
    List<Parts> parts(String name);

    /** Whether anything stands there. */
    default boolean has(String name) {
        return value(name) != null;
    }

    /** Those of a value; null where it has no parts. */
    static Parts of(Object value) {
        if (value instanceof Struct struct) {
            return new StructParts(struct);
        }
        if (value instanceof JsonNode node) {
            return node.isObject() ? new JsonParts(node) : null;
        }
        return value instanceof Map<?, ?> map ? new MapParts(map) : null;
    }
}
