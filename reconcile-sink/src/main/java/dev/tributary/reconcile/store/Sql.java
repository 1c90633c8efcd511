package dev.tributary.reconcile.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements of the store, each in a file; {@code @include(FILE)} stands for another one. */
final class Sql {
    private static final Pattern INCLUDE = Pattern.compile("@include\\(([a-z_]+\\.sql)\\)");
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Sql() {}

    /** The statement of that name: of {@code sql/NAME.sql} beside this class. */
    static String of(String name) {
        return TEXTS.computeIfAbsent(name, missing -> included("sql/" + missing + ".sql"));
    }

    /** The text of a file beside this class, as it is. */
    static String file(String path) {
        try (InputStream file = Sql.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not in this plugin");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String included(String path) {
        Matcher include = INCLUDE.matcher(file(path));
        return include.replaceAll(
                found -> Matcher.quoteReplacement(included("sql/" + found.group(1)).strip()));
    }
}
