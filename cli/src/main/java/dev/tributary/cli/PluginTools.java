package dev.tributary.cli;

import dev.tributary.cluster.HubZip;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.spi.ToolProvider;

/** The tools that plugins carry in their ZIPs, each run in its plugin's own class loader. */
final class PluginTools implements AutoCloseable {
    private final Home home;
    private final List<PluginLoader> loaders = new ArrayList<>();

    PluginTools(Home home) {
        this.home = home;
    }

    /** Runs the tool of that name and returns its exit code. */
    int run(String name, List<String> arguments, PrintStream out, PrintStream err) {
        ToolProvider tool =
                find(name)
                        .orElseThrow(
                                () ->
                                        new UserError(
                                                "No built plugin offers the tool %s. Built plugins: %s"
                                                        .formatted(name, home.pluginZips())));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(tool.getClass().getClassLoader());
        try {
            return tool.run(out, err, arguments.toArray(String[]::new));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Override
    public void close() {
        for (PluginLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<ToolProvider> find(String name) {
        PluginCache cache = new PluginCache(home.data().resolve("cache"));
        for (Path zip : home.pluginZips()) {
            PluginLoader loader = PluginLoader.of(cache.unpacked(HubZip.open(zip)));
            loaders.add(loader);
            for (ToolProvider tool : ServiceLoader.load(ToolProvider.class, loader)) {
                if (tool.name().equals(name) && tool.getClass().getClassLoader() == loader) {
                    return Optional.of(tool);
                }
            }
        }
        return Optional.empty();
    }
}
