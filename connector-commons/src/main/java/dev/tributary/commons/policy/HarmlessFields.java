package dev.tributary.commons.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of our own records that carry no class of personal data because somebody has looked at
 * each of them and written down why it needs none: {@code harmless.tsv} beside this class.
 *
 * <p>A field of ours that is neither tagged nor listed fails the build. A policy treats it as it
 * treats an unclassified field of somebody else's record.
 */
public final class HarmlessFields {

    private static final String RESOURCE = "harmless.tsv";
    private static final int COLUMNS = 3;

    private static final Map<String, Map<String, String>> REASONS = load();

    private HarmlessFields() {}

    /**
     * Whether a field passes untagged.
     *
     * @param schema the name of the schema that it is a field of, as {@code dev.tributary.Patient};
     *     may be null
     * @param field its name
     */
    public static boolean contains(String schema, String field) {
        return why(schema, field).isPresent();
    }

    /** Why a field needs no class; empty where nobody has said so. */
    public static Optional<String> why(String schema, String field) {
        return Optional.ofNullable(REASONS.getOrDefault(schema, Map.of()).get(field));
    }

    /** All of them with their reasons, schema by schema. */
    public static Map<String, Map<String, String>> all() {
        return REASONS;
    }

    private static Map<String, Map<String, String>> load() {
        Map<String, Map<String, String>> reasons = new LinkedHashMap<>();
        for (String line : text().split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\t", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalStateException(RESOURCE + " has a line without three columns");
            }
            reasons.computeIfAbsent(columns[0], schema -> new LinkedHashMap<>())
                    .put(columns[1], columns[2].strip());
        }
        // Null is asked for, by schemas without a name.
        return Collections.unmodifiableMap(reasons);
    }

    private static String text() {
        try (InputStream in = HarmlessFields.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }
}
