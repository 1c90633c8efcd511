package dev.tributary.reconcile.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of a JSON object. */
record JsonParts(JsonNode node) implements Parts {

    @Override
    public Object value(String name) {
        JsonNode inner = node.path(name);
        return switch (inner.getNodeType()) {
            case STRING -> inner.textValue();
            case NUMBER -> inner.decimalValue();
            case BOOLEAN -> inner.booleanValue();
            case OBJECT, ARRAY -> inner;
            default -> null;
        };
    }

    @Override
    public Parts part(String name) {
        return new JsonParts(node.path(name));
    }

    @Override
    public List<Parts> parts(String name) {
        List<Parts> parts = new ArrayList<>();
        for (JsonNode item : node.path(name)) {
            if (item.isObject()) {
                parts.add(new JsonParts(item));
            }
        }
        return parts;
    }
}
