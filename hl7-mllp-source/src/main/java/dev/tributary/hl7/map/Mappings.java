package dev.tributary.hl7.map;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.hl7.parse.FieldPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the user wants read besides: {@code mapping.<name>=ZPI-3.1} puts the value there under that
 * name into the record's {@code mapped}.
 *
 * @param paths places by name, in the order of the names
 */
public record Mappings(Map<String, FieldPath> paths) {

    /** How the keys begin. */
    public static final String PREFIX = "mapping.";

    /** None. */
    public static final Mappings NONE = new Mappings(Map.of());

    /**
     * Reads the options that begin with the prefix, which is cut off already.
     *
     * @throws ConfigException when one of them is no place in a message
     */
    static Mappings of(Map<String, Object> options) {
        Map<String, FieldPath> paths = new LinkedHashMap<>();
        new TreeMap<>(options)
                .forEach(
                        (name, path) -> {
                            try {
                                paths.put(checked(name), FieldPath.parse(String.valueOf(path)));
                            } catch (IllegalArgumentException e) {
                                throw new ConfigException(PREFIX + name + " " + e.getMessage());
                            }
                        });
        return paths.isEmpty() ? NONE : new Mappings(paths);
    }

    /** Refuses, when a user sets them, mappings that cannot be read. */
    public static void check(Map<String, String> props, ConfigFindings findings) {
        props.forEach(
                (key, path) -> {
                    if (key.startsWith(PREFIX)) {
                        try {
                            checked(key.substring(PREFIX.length()));
                            FieldPath.parse(String.valueOf(path));
                        } catch (IllegalArgumentException e) {
                            findings.error(key, key + " " + e.getMessage());
                        }
                    }
                });
    }

    private static String checked(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("needs a name behind its dot, as mapping.ward");
        }
        return name;
    }
}
