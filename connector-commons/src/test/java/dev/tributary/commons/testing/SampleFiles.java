package dev.tributary.commons.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Public samples, where they lie beside the repository or {@code -Dtributary.fixtures} says where;
 * none of them is copied into it. A test that asks for samples is skipped where there are none.
 */
public final class SampleFiles {

    private SampleFiles() {}

    /** The folder of that name, as {@code x12}; the test is skipped where there is none. */
    public static Path folder(String name) {
        Path folder = fixtures().resolve(name);
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no samples in " + folder + " (-Dtributary.fixtures)");
        return folder;
    }

    /** The file of that path, as {@code stripe/spec.json}; the test is skipped without it. */
    public static Path file(String path) {
        Path file = fixtures().resolve(path);
        assumeTrue(
                Files.isRegularFile(file),
                () -> "skipped: no sample " + file + " (-Dtributary.fixtures)");
        return file;
    }

    /** All files in a folder at any depth, sorted. */
    public static List<Path> files(Path folder) throws IOException {
        return files(folder, path -> true);
    }

    /** The files in a folder at any depth whose paths are wanted, sorted. */
    public static List<Path> files(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> wanted.test(file.toString()))
                    .sorted()
                    .toList();
        }
    }

    private static Path fixtures() {
        String given = System.getProperty("tributary.fixtures");
        return given == null
                ? root(Path.of("").toAbsolutePath()).resolveSibling("shared").resolve("fixtures")
                : Path.of(given);
    }

    private static Path root(Path start) {
        Path at = start;
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }
}
