package dev.tributary.simulators.stripe.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of a request: {@code name}, {@code name[key]}, {@code name[]}, {@code name[0]}.
 */
final class Query {

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * @param raw as it stands in the URL; null when there is none
     */
    Query(String raw) {
        if (raw == null || raw.isEmpty()) {
            return;
        }
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(normal(name), any -> new ArrayList<>()).add(value);
        }
    }

    Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<Long> number(String name) throws Problem {
        Optional<String> text = one(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text.get()));
        } catch (NumberFormatException e) {
            throw Problem.badParameter(
                    "parameter_invalid_integer", name, "Invalid integer: " + text.get());
        }
    }

    /** Fails on a name that is not known. */
    void allowOnly(Set<String> known) throws Problem {
        for (String name : values.keySet()) {
            String root = name.replaceAll("\\[.*", "");
            if (!known.contains(root)) {
                throw Problem.unknownParameter(root);
            }
        }
    }

    private static String normal(String name) {
        return name.replaceAll("\\[\\d*]$", "");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
