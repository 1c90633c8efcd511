package dev.tributary.cli;

import dev.tributary.cluster.FileTree;
import dev.tributary.cluster.HubZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Plugins that are unpacked once a build, for tools that run without a worker. */
final class PluginCache {
    private final Path folder;

    PluginCache(Path folder) {
        this.folder = folder;
    }

    /** The plugin's folder; a rebuilt ZIP gets another one. */
    Path unpacked(HubZip zip) {
        try {
            long built = Files.getLastModifiedTime(zip.file()).toMillis();
            Path unpacked = folder.resolve(zip.folder() + "-" + built);
            if (!Files.isDirectory(unpacked)) {
                Files.createDirectories(folder);
                unpack(zip, unpacked);
            }
            return unpacked;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appears whole or not at all, for commands that run at the same time. */
    private void unpack(HubZip zip, Path target) throws IOException {
        Path scratch = Files.createTempDirectory(folder, "unpacking-");
        try {
            Files.move(zip.installInto(scratch), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        } finally {
            FileTree.delete(scratch);
        }
    }
}
