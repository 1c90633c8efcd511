package dev.tributary.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Hub ZIPs that the build of a repository has made.
 *
 * @param root of the repository
 */
public record PluginZips(Path root) {

    /** Those of all modules, sorted. */
    public List<Path> all() {
        return children(root).stream().flatMap(module -> zipsOf(module).stream()).sorted().toList();
    }

    /** That of one module; empty if it is not built. */
    public Optional<Path> of(String module) {
        return zipsOf(root.resolve(module)).stream().findFirst();
    }

    private static List<Path> zipsOf(Path module) {
        String prefix = "tributary-" + module.getFileName() + "-";
        return children(module.resolve("target")).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .filter(file -> file.getFileName().toString().endsWith(".zip"))
                .toList();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
