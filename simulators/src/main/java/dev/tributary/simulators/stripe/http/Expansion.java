package dev.tributary.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts whole objects where ids stand, as {@code expand[]} asks. */
final class Expansion {

    private static final int DEEPEST = 4;

    private final List<String> paths;

    /**
     * @param asked as given; in lists each begins with {@code data.}
     */
    Expansion(List<String> asked, boolean list) throws Problem {
        for (String path : asked) {
            if (path.split("\\.", -1).length > DEEPEST) {
                throw Problem.badParameter(
                        null, "expand", "You cannot expand more than 4 levels of a property.");
            }
            if (list && !path.startsWith("data.")) {
                throw cannot(path);
            }
        }
        this.paths =
                asked.stream().map(path -> list ? path.substring("data.".length()) : path).toList();
    }

    boolean isEmpty() {
        return paths.isEmpty();
    }

    /** Expands an object, as it is kept. */
    ObjectNode expand(ObjectNode object, Function<String, Optional<ObjectNode>> lookup) {
        for (String path : paths) {
            expand(object, List.of(path.split("\\.", -1)), lookup);
        }
        return object;
    }

    private static void expand(
            JsonNode node, List<String> path, Function<String, Optional<ObjectNode>> lookup) {
        if (path.isEmpty()) {
            return;
        }
        if (node.isArray()) {
            node.forEach(one -> expand(one, path, lookup));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        String name = path.get(0);
        JsonNode value = object.path(name);
        if (value.isTextual()) {
            lookup.apply(value.asText()).ifPresent(whole -> object.set(name, whole));
        }
        expand(object.path(name), path.subList(1, path.size()), lookup);
    }

    private static Problem cannot(String path) {
        return Problem.badParameter(
                null, "expand", "This property cannot be expanded (" + path + ").");
    }
}
