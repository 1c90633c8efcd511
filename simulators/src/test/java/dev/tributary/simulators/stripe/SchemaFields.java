package dev.tributary.simulators.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether a specification has a field, by its path within an object. */
final class SchemaFields {

    private final JsonNode schemas;

    SchemaFields(JsonNode specification) {
        this.schemas = specification.path("components").path("schemas");
    }

    /** Whether a kind of object is described and has a path, as {@code lines.data[].amount}. */
    boolean has(String word, String path) {
        List<JsonNode> places = alternatives(schemas.path(word));
        for (String step : path.replace("[]", ".[]").split("\\.", -1)) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode place : places) {
                JsonNode inner =
                        step.equals("[]")
                                ? place.path("items")
                                : place.path("properties").path(step);
                next.addAll(alternatives(inner));
            }
            places = next;
        }
        return !places.isEmpty();
    }

    private List<JsonNode> alternatives(JsonNode schema) {
        if (schema.isMissingNode()) {
            return List.of();
        }
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText();
            return alternatives(schemas.path(name.substring(name.lastIndexOf('/') + 1)));
        }
        List<JsonNode> all = new ArrayList<>();
        if (schema.has("anyOf")) {
            schema.get("anyOf").forEach(one -> all.addAll(alternatives(one)));
        } else {
            all.add(schema);
        }
        return all;
    }
}
