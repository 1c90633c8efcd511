package dev.tributary.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A plugin as it is handed out: a ZIP with one folder {@code <owner>-<name>-<version>}. */
public final class HubZip {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode manifest;
    private final List<String> entries;

    private HubZip(Path file, JsonNode manifest, List<String> entries) {
        this.file = file;
        this.manifest = manifest;
        this.entries = entries;
    }

    /** Reads a ZIP front to back, as installers do that cannot seek; refuses a wrong layout. */
    public static HubZip open(Path file) {
        List<String> entries = new ArrayList<>();
        JsonNode manifest = null;
        String manifestEntry = null;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(entry.getName());
                if (entry.getName().matches("[^/]+/manifest\\.json")) {
                    manifestEntry = entry.getName();
                    manifest = JSON.readTree(zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new ClusterException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (manifest == null) {
            throw new ClusterException(file + " has no <folder>/manifest.json");
        }
        HubZip zip = new HubZip(file, manifest, List.copyOf(entries));
        if (!manifestEntry.equals(zip.folder() + "/manifest.json")) {
            throw new ClusterException(
                    file + ": the folder of " + manifestEntry + " should be " + zip.folder());
        }
        return zip;
    }

    public Path file() {
        return file;
    }

    public JsonNode manifest() {
        return manifest;
    }

    /** All entries, folders too, in the ZIP's order. */
    public List<String> entries() {
        return entries;
    }

    public String name() {
        return manifest.path("name").asText();
    }

    /** The one folder that everything lies in. */
    public String folder() {
        return owner() + "-" + name() + "-" + manifest.path("version").asText();
    }

    /** File names of the bundled jars, sorted. */
    public List<String> jars() {
        String lib = folder() + "/lib/";
        return entries.stream()
                .filter(entry -> entry.startsWith(lib) && entry.endsWith(".jar"))
                .map(entry -> entry.substring(lib.length()))
                .sorted()
                .toList();
    }

    /**
     * Unpacks the plugin below a folder of the worker's {@code plugin.path}, in place of an earlier
     * version.
     *
     * @return the plugin's own folder
     */
    public Path installInto(Path pluginPath) {
        Path target = pluginPath.resolve(owner() + "-" + name());
        try {
            FileTree.delete(target);
            unpackInto(target);
        } catch (IOException e) {
            throw new ClusterException("cannot install " + file + " into " + pluginPath, e);
        }
        return target;
    }

    private String owner() {
        return manifest.path("owner").path("username").asText();
    }

    private void unpackInto(Path target) throws IOException {
        String top = folder() + "/";
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().startsWith(top)) {
                    unpack(zip, target, target.resolve(entry.getName().substring(top.length())));
                }
            }
        }
    }

    private static void unpack(InputStream content, Path target, Path path) throws IOException {
        if (!path.normalize().startsWith(target)) {
            throw new IOException("an entry points outside of its folder");
        }
        Files.createDirectories(path.getParent());
        Files.copy(content, path);
    }
}
