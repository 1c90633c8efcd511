package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

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

/** A command as a user runs it, while it runs. */
final class RunningCommand implements AutoCloseable {
    private final Process process;
    private final Path output;

    private RunningCommand(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the command; its environment is exactly what is given. */
    static RunningCommand start(
            Path folder, Map<String, String> environment, List<String> command) {
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
            return new RunningCommand(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitOutput(String text, Duration limit) {
        await().atMost(limit)
                .failFast("the command has ended", () -> !process.isAlive())
                .until(() -> output().contains(text));
    }

    /** Waits for the end. */
    CommandLineRun awaitEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + limit + ":\n" + output());
            }
            return new CommandLineRun(process.exitValue(), output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As Ctrl-C does. */
    void interrupt() throws IOException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    }

    /** As kill -9 does. */
    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
