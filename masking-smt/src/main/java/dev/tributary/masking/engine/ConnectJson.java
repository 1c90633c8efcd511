package dev.tributary.masking.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * A schema and its value as JSON, the way Kafka's JsonConverter writes them with schemas, so that
 * it can read them back. That one is the worker's own and cannot be relied on from a plugin.
 */
final class ConnectJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ConnectJson() {}

    /** {@code {"schema":…,"payload":…}}. */
    static ObjectNode envelope(Schema schema, Object value) {
        ObjectNode envelope = NODES.objectNode();
        envelope.set("schema", schema == null ? NODES.nullNode() : schema(schema));
        envelope.set("payload", value(schema, value));
        return envelope;
    }

    static ObjectNode schema(Schema schema) {
        ObjectNode node = NODES.objectNode();
        node.put("type", type(schema.type()));
        node.put("optional", schema.isOptional());
        switch (schema.type()) {
            case STRUCT -> {
                ArrayNode fields = node.putArray("fields");
                for (Field field : schema.fields()) {
                    fields.add(schema(field.schema()).put("field", field.name()));
                }
            }
            case ARRAY -> node.set("items", schema(schema.valueSchema()));
            case MAP -> {
                node.set("keys", schema(schema.keySchema()));
                node.set("values", schema(schema.valueSchema()));
            }
            default -> {
                // A single value's schema is its type.
            }
        }
        described(node, schema);
        return node;
    }

    private static void described(ObjectNode node, Schema schema) {
        if (schema.name() != null) {
            node.put("name", schema.name());
        }
        if (schema.version() != null) {
            node.put("version", schema.version());
        }
        if (schema.doc() != null) {
            node.put("doc", schema.doc());
        }
        if (schema.parameters() != null) {
            ObjectNode parameters = node.putObject("parameters");
            schema.parameters().forEach(parameters::put);
        }
        if (schema.defaultValue() != null) {
            node.set("default", value(schema, schema.defaultValue()));
        }
    }

    private static String type(Schema.Type type) {
        return switch (type) {
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            default -> type.getName();
        };
    }

    private static JsonNode value(Schema schema, Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (schema != null && schema.name() != null) {
            switch (schema.name()) {
                case Decimal.LOGICAL_NAME -> {
                    return NODES.binaryNode(Decimal.fromLogical(schema, (BigDecimal) value));
                }
                case Date.LOGICAL_NAME -> {
                    return NODES.numberNode(Date.fromLogical(schema, (java.util.Date) value));
                }
                case Time.LOGICAL_NAME -> {
                    return NODES.numberNode(Time.fromLogical(schema, (java.util.Date) value));
                }
                case Timestamp.LOGICAL_NAME -> {
                    return NODES.numberNode(Timestamp.fromLogical(schema, (java.util.Date) value));
                }
                default -> {
                    // A name that says nothing about the form.
                }
            }
        }
        if (value instanceof Struct struct) {
            return struct(struct);
        }
        if (value instanceof Collection<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(
                    item -> array.add(value(schema == null ? null : schema.valueSchema(), item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            return map(schema, map);
        }
        return single(value);
    }

    private static ObjectNode struct(Struct struct) {
        ObjectNode object = NODES.objectNode();
        for (Field field : struct.schema().fields()) {
            object.set(field.name(), value(field.schema(), StructNode.value(struct, field)));
        }
        return object;
    }

    private static JsonNode map(Schema schema, Map<?, ?> map) {
        Schema entries = schema == null ? null : schema.valueSchema();
        if (map.keySet().stream().allMatch(String.class::isInstance)) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, entry) -> object.set((String) name, value(entries, entry)));
            return object;
        }
        ArrayNode pairs = NODES.arrayNode();
        map.forEach(
                (name, entry) ->
                        pairs.addArray()
                                .add(value(schema == null ? null : schema.keySchema(), name))
                                .add(value(entries, entry)));
        return pairs;
    }

    private static JsonNode single(Object value) {
        if (value instanceof CharSequence) {
            return NODES.textNode(value.toString());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof byte[] bytes) {
            return NODES.binaryNode(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return NODES.binaryNode(bytes);
        }
        if (value instanceof java.util.Date date) {
            return NODES.numberNode(Timestamp.fromLogical(Timestamp.SCHEMA, date));
        }
        if (value instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        }
        if (value instanceof BigInteger number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Float number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(number.longValue());
        }
        throw new IllegalArgumentException("no value of Connect: " + value.getClass().getName());
    }
}
