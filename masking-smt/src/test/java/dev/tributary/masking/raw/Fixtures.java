package dev.tributary.masking.raw;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public samples, where they lie beside the repository or {@code -Dtributary.fixtures} says where.
 */
final class Fixtures {

    private Fixtures() {}

    static Path folder(String name) {
        String given = System.getProperty("tributary.fixtures");
        Path fixtures =
                given == null
                        ? root(Path.of("").toAbsolutePath())
                                .resolveSibling("shared")
                                .resolve("fixtures")
                        : Path.of(given);
        return fixtures.resolve(name);
    }

    private static Path root(Path start) {
        Path at = start;
        while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
            at = at.getParent();
        }
        return at;
    }
}
