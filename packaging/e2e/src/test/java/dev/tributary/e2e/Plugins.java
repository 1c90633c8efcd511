package dev.tributary.e2e;

import dev.tributary.cluster.HubZip;
import dev.tributary.e2e.plugin.LineSource;
import dev.tributary.e2e.plugin.MessageIdStartsWith;
import dev.tributary.e2e.plugin.NullSink;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The plugin path of the tests: every built ZIP, as a user would install it, and our own few. */
final class Plugins {
    /** Ours, by the interface that they are found by. */
    private static final Map<Class<?>, Class<?>> OWN =
            Map.of(
                    Predicate.class, MessageIdStartsWith.class,
                    SourceConnector.class, LineSource.class,
                    SinkConnector.class, NullSink.class);

    private static final String PACKAGE = MessageIdStartsWith.class.getPackageName();

    private static Path path;

    private Plugins() {}

    static synchronized Path path() {
        if (path == null) {
            Path folder = Build.emptyFolder("plugins");
            Build.pluginZips().forEach(zip -> HubZip.open(zip).installInto(folder));
            installOwn(folder.resolve("e2e"));
            path = folder;
        }
        return path;
    }

    /** Packs ours as one plugin: a predicate, a source and a sink. */
    static Path installOwn(Path plugin) {
        try {
            Files.createDirectories(plugin);
            try (JarOutputStream jar =
                    new JarOutputStream(Files.newOutputStream(plugin.resolve("e2e.jar")))) {
                for (Path classFile : classFiles()) {
                    jar.putNextEntry(
                            new JarEntry(
                                    PACKAGE.replace('.', '/') + "/" + classFile.getFileName()));
                    Files.copy(classFile, jar);
                }
                for (Map.Entry<Class<?>, Class<?>> own : OWN.entrySet()) {
                    jar.putNextEntry(new JarEntry("META-INF/services/" + own.getKey().getName()));
                    jar.write(own.getValue().getName().getBytes(StandardCharsets.UTF_8));
                }
            }
            return plugin;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        URL one = MessageIdStartsWith.class.getResource("MessageIdStartsWith.class");
        try (Stream<Path> files = Files.list(Path.of(one.toURI()).getParent())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }
}
