package dev.tributary.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record and its masked copy as a person compares them: a line for each value that differs. */
final class SideBySide {
    private static final int PATH = 34;
    private static final int VALUE = 34;

    private SideBySide() {}

    /**
     * The lines.
     *
     * @param clear the record as the source made it
     * @param masked its masked copy
     */
    static List<String> lines(JsonNode clear, JsonNode masked) {
        Map<String, String> before = leaves(clear);
        Map<String, String> after = leaves(masked);
        List<String> lines = new ArrayList<>();
        before.forEach(
                (path, value) -> {
                    String other = after.getOrDefault(path, "(gone)");
                    if (!other.equals(value)) {
                        lines.add(
                                "%s %s  %s"
                                        .formatted(fit(path, PATH), fit(value, VALUE), cut(other)));
                    }
                });
        return lines;
    }

    private static Map<String, String> leaves(JsonNode json) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect("", json, leaves);
        return leaves;
    }

    private static void collect(String path, JsonNode json, Map<String, String> leaves) {
        if (json.isObject()) {
            json.properties()
                    .forEach(
                            field ->
                                    collect(
                                            path.isEmpty()
                                                    ? field.getKey()
                                                    : path + "." + field.getKey(),
                                            field.getValue(),
                                            leaves));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                collect(path + "[" + i + "]", json.get(i), leaves);
            }
        } else if (!json.isNull()) {
            leaves.put(path, json.asText().replace('\r', ' ').replace('\n', ' '));
        }
    }

    private static String fit(String text, int width) {
        String cut = text.length() > width ? text.substring(0, width - 3) + "..." : text;
        return String.format("%-" + width + "s", cut);
    }

    private static String cut(String text) {
        return text.length() > VALUE ? text.substring(0, VALUE - 3) + "..." : text;
    }
}
