package dev.tributary.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connector's configuration as users keep it in a JSON file, with their changes to it. */
final class ConnectorConfig {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> entries;

    private ConnectorConfig(Map<String, String> entries) {
        this.entries = entries;
    }

    /** Reads both forms that Connect takes: flat, or a name with the rest under "config". */
    static ConnectorConfig read(Path file) {
        JsonNode json = parse(file);
        Map<String, String> entries = new LinkedHashMap<>();
        JsonNode nested = json.path("config");
        (nested.isObject() ? nested : json)
                .properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asText()));
        if (json.hasNonNull("name")) {
            entries.put("name", json.path("name").asText());
        }
        if (!entries.containsKey("name")) {
            throw new UserError(file + " has no \"name\" for the connector.");
        }
        return new ConnectorConfig(entries);
    }

    /** The same with other values; an empty value takes its key away. */
    ConnectorConfig with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(entries);
        changes.forEach(
                (key, value) -> {
                    if (value.isEmpty()) {
                        changed.remove(key);
                    } else {
                        changed.put(key, value);
                    }
                });
        return new ConnectorConfig(changed);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String require(String key) {
        String value = entries.get(key);
        if (value == null) {
            throw new UserError("The connector's configuration has no \"" + key + "\".");
        }
        return value;
    }

    /** The words of a comma-separated list; none where the key is absent. */
    List<String> list(String key) {
        return Arrays.stream(entries.getOrDefault(key, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    String name() {
        return require("name");
    }

    Map<String, String> entries() {
        return Map.copyOf(entries);
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new UserError(file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
