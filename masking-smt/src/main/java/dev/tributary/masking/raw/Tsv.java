package dev.tributary.masking.raw;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of ours beside this class: lines of columns between tabs, # before a comment. */
final class Tsv {

    private Tsv() {}

    /** The lines of a table, each in its columns. */
    static List<String[]> read(String name) {
        InputStream resource = Tsv.class.getResourceAsStream(name);
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

    /** Numbers and ranges, as {@code 1,3-5}. */
    static List<Integer> numbers(String written) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : written.split(",", -1)) {
            int dash = part.indexOf('-');
            int first = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int last = dash < 0 ? first : Integer.parseInt(part.substring(dash + 1));
            for (int number = first; number <= last; number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
