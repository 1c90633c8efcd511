package dev.tributary.reconcile.map;

import dev.tributary.reconcile.file.YamlPart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Where a value is found in a record, and what is made of it.
 *
 * @param text the value itself, whatever the record holds; else null
 * @param path names of fields, from the outside in
 * @param pattern what of the value counts: its first group, else all of it; none = all
 * @param values values that are written otherwise
 * @param otherwise what holds where there is none, or none of {@code values}; null = nothing
 */
record ValueRule(
        String text,
        List<String> path,
        Optional<Pattern> pattern,
        Map<String, String> values,
        String otherwise) {

    static final List<String> KEYS = List.of("text", "path", "pattern", "values", "else");

    /** Reads one; none where nothing stands there. */
    static Optional<ValueRule> of(YamlPart part, List<String> more) {
        if (!part.present()) {
            return Optional.empty();
        }
        List<String> keys = new ArrayList<>(KEYS);
        keys.addAll(more);
        part.onlyKeys(keys);
        if (part.at("text").present() == part.at("path").present()) {
            throw part.mistake("has either a text or a path");
        }
        Map<String, String> values = new LinkedHashMap<>();
        part.at("values").members().forEach((from, to) -> values.put(from, to.needText()));
        return Optional.of(
                new ValueRule(
                        part.at("text").text().orElse(null),
                        part.at("path")
                                .text()
                                .map(p -> List.of(p.split("\\.", -1)))
                                .orElse(List.of()),
                        pattern(part.at("pattern")),
                        values,
                        part.at("else").text().orElse(null)));
    }

    private static Optional<Pattern> pattern(YamlPart part) {
        try {
            return part.text().map(Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw part.mistake("is a regular expression");
        }
    }

    /** The value; null where there is none. */
    String of(Parts record) {
        if (text != null) {
            return text;
        }
        Parts parts = record;
        for (String name : path.subList(0, path.size() - 1)) {
            parts = parts.part(name);
        }
        String found = cut(Reading.text(parts, path.get(path.size() - 1)));
        if (values.isEmpty()) {
            return found == null ? otherwise : found;
        }
        return found == null ? otherwise : values.getOrDefault(found, otherwise);
    }

    private String cut(String found) {
        if (found == null || pattern.isEmpty()) {
            return found;
        }
        Matcher matcher = pattern.get().matcher(found);
        if (!matcher.find()) {
            return null;
        }
        String cut = matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
        return cut == null || cut.isEmpty() ? null : cut;
    }

    /** The place, for an issue. */
    String place() {
        return String.join(".", path);
    }
}
