package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A record's JSON as a person reads it: a line for each field that says something. */
final class RecordText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WIDTH = 110;
    private static final int MAX_LINES = 4;

    private RecordText() {}

    /** Missing for text that is not JSON, as another converter would write it. */
    static JsonNode parse(String value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    static List<String> lines(JsonNode json) {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : withoutEmpty(json).properties()) {
            addWrapped(lines, field.getKey() + ": " + field.getValue());
        }
        return lines;
    }

    private static JsonNode withoutEmpty(JsonNode json) {
        if (json.isObject()) {
            ObjectNode kept = JSON.createObjectNode();
            json.properties()
                    .forEach(
                            field -> {
                                JsonNode value = withoutEmpty(field.getValue());
                                if (!isEmpty(value)) {
                                    kept.set(field.getKey(), value);
                                }
                            });
            return kept;
        }
        if (json.isArray()) {
            var kept = JSON.createArrayNode();
            json.forEach(element -> kept.add(withoutEmpty(element)));
            return kept;
        }
        return json;
    }

    private static boolean isEmpty(JsonNode json) {
        return json.isNull() || (json.isContainerNode() && json.isEmpty());
    }

    /** Long text goes on in the next lines, but a whole raw message would bury the rest. */
    private static void addWrapped(List<String> lines, String text) {
        int end = Math.min(text.length(), WIDTH * MAX_LINES);
        for (int from = 0; from < end; from += WIDTH) {
            lines.add((from == 0 ? "" : "  ") + text.substring(from, Math.min(from + WIDTH, end)));
        }
        if (end < text.length()) {
            lines.add("  ...");
        }
    }
}
