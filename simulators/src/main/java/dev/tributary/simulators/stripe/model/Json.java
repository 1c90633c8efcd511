package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Writes and reads the JSON of the simulator: one mapper, exact numbers. */
public final class Json {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Json() {}

    /**
     * An object of names and values in turn.
     *
     * @param parts a name, a value (text, number, truth, JSON or null), a name, …
     */
    public static ObjectNode object(Object... parts) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parts.length; i += 2) {
            node.set((String) parts[i], node(parts[i + 1]));
        }
        return node;
    }

    /** The usual kinds of values without the mapper's long way. */
    private static JsonNode node(Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value == null) {
            return nodes.nullNode();
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        if (value instanceof String text) {
            return nodes.textNode(text);
        }
        if (value instanceof Long number) {
            return nodes.numberNode(number.longValue());
        }
        return MAPPER.valueToTree(value);
    }

    /** A list as the API gives it. */
    public static ObjectNode list(Collection<? extends JsonNode> data, boolean more, String url) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        array.addAll(data);
        return object("object", "list", "data", array, "has_more", more, "url", url);
    }

    /** The bytes of a node, compact. */
    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a node over several lines, as Stripe answers and sends. */
    public static byte[] pretty(JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The object in some bytes. */
    public static ObjectNode read(byte[] bytes) {
        try {
            return (ObjectNode) MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
