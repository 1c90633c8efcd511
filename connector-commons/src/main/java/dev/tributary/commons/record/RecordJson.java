package dev.tributary.commons.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Writes a record's value as one line of JSON, as a JsonConverter without schemas would, but with
 * absent fields left out. For the tools that work without Kafka.
 */
public final class RecordJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordJson() {}

    /** One line of JSON. */
    public static String write(Struct value) {
        try {
            return JSON.writeValueAsString(object(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a struct is always JSON", e);
        }
    }

    private static ObjectNode object(Struct struct) {
        ObjectNode node = NODES.objectNode();
        for (Field field : struct.schema().fields()) {
            put(node, field.name(), struct.get(field));
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Object value) {
        if (value instanceof Collection<?> items) {
            ArrayNode array = node.putArray(name);
            items.forEach(
                    item ->
                            array.add(
                                    item instanceof Struct s
                                            ? object(s)
                                            : JSON
                                                    .<com.fasterxml.jackson.databind.JsonNode>
                                                            valueToTree(item)));
        } else if (value instanceof Struct struct) {
            node.set(name, object(struct));
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode inner = node.putObject(name);
            map.forEach((k, v) -> put(inner, String.valueOf(k), v));
        } else if (value instanceof BigDecimal number) {
            node.put(name, number);
        } else if (value != null) {
            node.set(name, JSON.valueToTree(value));
        }
    }
}
