package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The fields of objects as paths, each with the JSON types that it was seen to have. */
final class FieldTypes {

    /** What a user may name as they like. */
    private static final Set<String> FREE = Set.of("metadata");

    private final Map<String, Set<JsonNodeType>> types = new TreeMap<>();

    FieldTypes add(JsonNode object) {
        walk("", object);
        return this;
    }

    Map<String, Set<JsonNodeType>> byPath() {
        return types;
    }

    /** The types of a path but null; none when it was never seen, or only null. */
    Set<JsonNodeType> of(String path) {
        Set<JsonNodeType> seen = new TreeSet<>(types.getOrDefault(path, Set.of()));
        seen.remove(JsonNodeType.NULL);
        return seen;
    }

    boolean has(String path) {
        return types.containsKey(path);
    }

    private void walk(String path, JsonNode node) {
        if (!path.isEmpty()) {
            types.computeIfAbsent(path, any -> new TreeSet<>()).add(node.getNodeType());
        }
        if (node.isArray()) {
            node.forEach(one -> walk(path + "[]", one));
        } else if (!FREE.contains(path)) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                walk(
                        path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                        field.getValue());
            }
        }
    }
}
