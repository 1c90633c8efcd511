package dev.tributary.cli;

import dev.tributary.cluster.PluginZips;
import java.nio.file.Path;
import java.util.List;

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
        return new PluginZips(root).all();
    }

    /** The Hub ZIP of one module. */
    Path pluginZip(String module) {
        return new PluginZips(root)
                .of(module)
                .orElseThrow(
                        () ->
                                new UserError(
                                        "The plugin of "
                                                + module
                                                + " is not built: run mvn package."));
    }
}
