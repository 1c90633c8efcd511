package dev.tributary.commons.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A page that is generated and committed; a unit test compares the two, so that the committed page
 * cannot fall behind the code.
 */
public final class ReferenceDocument {

    /** The system property that makes {@link #check} write instead of compare. */
    static final String UPDATE = "reference.update";

    private ReferenceDocument() {}

    /**
     * Compares the committed page with the text, or writes it under {@code
     * -Dreference.update=true}.
     *
     * @param file relative to the module whose test calls
     * @throws AssertionError with the first difference and the command that updates the page
     */
    public static void check(Path file, String rendered) {
        try {
            if (Boolean.getBoolean(UPDATE)) {
                write(file, rendered);
            } else {
                compare(file, rendered);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }

    private static void write(Path file, String rendered) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(file, rendered);
    }

    private static void compare(Path file, String rendered) throws IOException {
        if (!Files.exists(file)) {
            throw new AssertionError(file + " does not exist; " + remedy());
        }
        List<String> committed = lines(Files.readString(file));
        List<String> expected = lines(rendered);
        if (!committed.equals(expected)) {
            int line = firstDifference(committed, expected);
            throw new AssertionError(
                    "%s differs from the code at line %d:%n  committed: %s%n  generated: %s%n%s"
                            .formatted(
                                    file,
                                    line + 1,
                                    at(committed, line),
                                    at(expected, line),
                                    remedy()));
        }
    }

    private static String remedy() {
        Path module = Path.of("").toAbsolutePath().getFileName();
        return "to write it: mvn -pl " + module + " -am test -D" + UPDATE + "=true";
    }

    /** A checkout may have turned the ends of lines. */
    private static List<String> lines(String text) {
        return List.of(text.split("\\R", -1));
    }

    private static int firstDifference(List<String> a, List<String> b) {
        int line = 0;
        while (line < a.size() && line < b.size() && a.get(line).equals(b.get(line))) {
            line++;
        }
        return line;
    }

    private static String at(List<String> lines, int line) {
        return line < lines.size() ? lines.get(line) : "(end of the page)";
    }
}
