package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes from an object what came after 2023-08-16. */
final class LaterFields {

    private final Map<String, List<String>> paths;

    LaterFields() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                LaterFields.class.getResourceAsStream("later-fields.txt"),
                                StandardCharsets.UTF_8))) {
            paths =
                    lines.lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.split(" ", -1))
                            .collect(
                                    Collectors.groupingBy(
                                            parts -> parts[0],
                                            HashMap::new,
                                            Collectors.mapping(
                                                    parts -> parts[1], Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void removeFrom(ObjectNode object) {
        paths.getOrDefault(object.path("object").asText(), List.of())
                .forEach(path -> remove(object, path));
    }

    private static void remove(ObjectNode object, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            object.remove(path);
            return;
        }
        JsonNode inner = object.path(path.substring(0, dot));
        if (inner instanceof ObjectNode node) {
            remove(node, path.substring(dot + 1));
        }
    }
}
