package dev.tributary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Loads a plugin's classes as a worker would: its own jars, and what a worker provides. */
final class PluginLoader extends URLClassLoader {

    private PluginLoader(URL[] jars) {
        super(jars, new WorkerClasses());
    }

    static PluginLoader of(Path plugin) {
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(plugin.resolve("lib"))) {
            for (Path jar : files.sorted().toList()) {
                jars.add(url(jar));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PluginLoader(jars.toArray(URL[]::new));
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** Connect's API, Kafka's clients and slf4j; nothing else of ours is visible. */
    private static final class WorkerClasses extends ClassLoader {
        private static final List<String> PROVIDED = List.of("org.apache.kafka.", "org.slf4j.");

        WorkerClasses() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PROVIDED.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return WorkerClasses.class.getClassLoader().loadClass(name);
        }
    }
}
