package dev.tributary.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * RESULTS.md: a part of each family between markers, which a run of that family replaces; all else
 * stays as it is.
 */
final class ResultsFile {

    private static final String HEAD =
            """
            # Benchmark results

            Written by `benchmarks/run.sh FAMILY [--quick]`; each part is replaced by the next run of
            its family. A figure is the median of its rounds. Rounds of two contestants run in turn
            (A B A B) in the same run, and a ratio is the median of the ratios of the pairs.
            """;

    private final Path file;

    ResultsFile(Path file) {
        this.file = file;
    }

    /** Replaces a part, or adds it at the end. */
    void replace(String part, String content) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : HEAD;
        Files.writeString(file, replace(text, part, content));
    }

    static String replace(String text, String part, String content) {
        String begin = "<!-- begin " + part + " -->\n";
        String end = "<!-- end " + part + " -->\n";
        String written = begin + "\n" + content.strip() + "\n\n" + end;
        int from = text.indexOf(begin);
        if (from < 0) {
            return text.stripTrailing() + "\n\n" + written;
        }
        int to = text.indexOf(end, from);
        if (to < 0) {
            throw new IllegalStateException("the part " + part + " has no end marker");
        }
        return text.substring(0, from) + written + text.substring(to + end.length());
    }
}
