package dev.tributary.reconcile.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The statements of this package, each in a file. */
final class OutboxSql {

    private OutboxSql() {}

    static String read(String name) {
        try (InputStream file = OutboxSql.class.getResourceAsStream("sql/" + name + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("the plugin lacks its file " + name + ".sql");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
