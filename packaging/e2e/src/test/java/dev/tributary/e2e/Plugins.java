package dev.tributary.e2e;

import dev.tributary.cluster.HubZip;
import dev.tributary.e2e.plugin.MessageIdStartsWith;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The plugin path of the tests: every built ZIP, as a user would install it, and our predicate. */
final class Plugins {
    private static Path path;

    private Plugins() {}

    static synchronized Path path() {
        if (path == null) {
            Path folder = Build.emptyFolder("plugins");
            Build.pluginZips().forEach(zip -> HubZip.open(zip).installInto(folder));
            installPredicate(folder.resolve("e2e-predicate"));
            path = folder;
        }
        return path;
    }

    /** Packs the predicate, by which tests drop chosen records, as a plugin of its own. */
    static Path installPredicate(Path plugin) {
        try {
            Files.createDirectories(plugin);
            try (JarOutputStream jar =
                    new JarOutputStream(Files.newOutputStream(plugin.resolve("predicate.jar")))) {
                Class<?> predicate = MessageIdStartsWith.class;
                String classFile = predicate.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(classFile));
                try (InputStream source =
                        predicate.getClassLoader().getResourceAsStream(classFile)) {
                    source.transferTo(jar);
                }
                jar.putNextEntry(new JarEntry("META-INF/services/" + Predicate.class.getName()));
                jar.write(predicate.getName().getBytes(StandardCharsets.UTF_8));
            }
            return plugin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
