package dev.tributary.e2e;

import dev.tributary.cluster.HubZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.zip.ZipFile;

/** The Connect classes that a plugin announces in the service files of its jars. */
final class PluginServices {
    private static final String SERVICES = "META-INF/services/org.apache.kafka.connect.";

    private PluginServices() {}

    static List<String> of(HubZip plugin) {
        List<String> classes = new ArrayList<>();
        try (ZipFile zip = new ZipFile(plugin.file().toFile())) {
            for (String jar : plugin.jars()) {
                byte[] bytes =
                        zip.getInputStream(zip.getEntry(plugin.folder() + "/lib/" + jar))
                                .readAllBytes();
                classes.addAll(announcedIn(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return classes;
    }

    private static List<String> announcedIn(byte[] jar) throws IOException {
        List<String> classes = new ArrayList<>();
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
            for (JarEntry entry = in.getNextJarEntry();
                    entry != null;
                    entry = in.getNextJarEntry()) {
                if (entry.getName().startsWith(SERVICES)) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(classes::add);
                }
            }
        }
        return classes;
    }
}
