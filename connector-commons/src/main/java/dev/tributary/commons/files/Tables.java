package dev.tributary.commons.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables of ours that stand beside a class: columns between tabs, # before a comment. */
public final class Tables {

    private Tables() {}

    /** The lines of a table, each in its columns; empty ones at the end of a line count. */
    public static List<String[]> beside(Class<?> reader, String name) {
        InputStream resource = reader.getResourceAsStream(name);
        if (resource == null) {
            throw new IllegalStateException(name + " is not in the jar");
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
