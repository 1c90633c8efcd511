package dev.tributary.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command as a user runs it: what it printed, and how it ended. */
record CommandLineRun(int exitCode, String output) {

    /** Runs the command; its environment is exactly what is given. */
    static CommandLineRun of(
            Path folder, Map<String, String> environment, Duration limit, List<String> command) {
        try {
            Path output = Files.createTempFile("command", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(output.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                process.destroy();
                process.waitFor(30, TimeUnit.SECONDS);
            }
            String text =
                    new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                            + (ended ? "" : "\n(was stopped after " + limit + ")");
            Files.delete(output);
            return new CommandLineRun(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
