package dev.tributary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the command belongs to: the launcher's own, whatever the working directory is.
 *
 * @param root of the repository
 * @param data everything that the command writes; the user may delete it at any time
 */
record Home(Path root, Path data) {

    /** As the launcher tells it; tests keep their data elsewhere. */
    static Home fromLauncher() {
        Path root = Path.of(System.getProperty("tributary.home", "")).toAbsolutePath().normalize();
        String data = System.getProperty("tributary.data");
        return new Home(
                root,
                data == null
                        ? root.resolve(".tributary")
                        : Path.of(data).toAbsolutePath().normalize());
    }

    Path quickstart() {
        return data().resolve("quickstart");
    }

    Path examples() {
        return root.resolve("packaging").resolve("examples");
    }

    /** The Hub ZIPs that the build has made, sorted by name. */
    List<Path> pluginZips() {
        List<Path> zips = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.toList()) {
                zips.addAll(zipsOf(module));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        zips.sort(Comparator.naturalOrder());
        return zips;
    }

    /** The Hub ZIP of one module. */
    Path pluginZip(String module) {
        return zipsOf(root.resolve(module)).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new UserError(
                                        "The plugin of "
                                                + module
                                                + " is not built: run mvn package."));
    }

    private static List<Path> zipsOf(Path module) {
        String name = "tributary-" + module.getFileName() + "-";
        Path target = module.resolve("target");
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .filter(file -> file.getFileName().toString().endsWith(".zip"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
