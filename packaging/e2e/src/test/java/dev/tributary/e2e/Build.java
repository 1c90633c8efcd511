package dev.tributary.e2e;

import dev.tributary.cluster.FileTree;
import dev.tributary.cluster.PluginZips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the reactor has built before the tests run. */
final class Build {
    /** The repository's root, told by the build; the default suits a run from this module. */
    static final Path ROOT =
            Path.of(System.getProperty("tributary.root", "../..")).toAbsolutePath().normalize();

    private static final Path TARGET = ROOT.resolve("packaging/e2e/target");

    private Build() {}

    /** The Hub ZIPs of all plugins, sorted. */
    static List<Path> pluginZips() {
        return new PluginZips(ROOT).all();
    }

    /** The ZIP of a module that is not a plugin of ours but built as one, as a test's. */
    static Path zipOf(String module) {
        Path target = ROOT.resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The module that a ZIP was built by. */
    static Path moduleOf(Path zip) {
        return zip.getParent().getParent();
    }

    /** An empty folder of that name below our target folder. */
    static Path emptyFolder(String name) {
        Path folder = TARGET.resolve(name);
        try {
            FileTree.delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
