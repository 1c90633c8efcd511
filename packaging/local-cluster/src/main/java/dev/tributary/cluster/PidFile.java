package dev.tributary.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a process beyond our own death, with its start time, so that a number which the system
 * has given to another process since is never taken for it.
 */
public final class PidFile {
    private final Path file;

    public PidFile(Path file) {
        this.file = file;
    }

    public void write(ProcessHandle process) {
        try {
            Files.writeString(file, process.pid() + "\n" + startOf(process) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process that was written, if it still runs. */
    public Optional<ProcessHandle> running() {
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(lines.get(0));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startOf(process).equals(lines.get(1)));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** Stops what an earlier run left behind; returns when it is gone. */
    public void stopLeftover() {
        running()
                .ifPresent(
                        process -> {
                            process.destroy();
                            if (!Processes.awaitExit(process, Duration.ofSeconds(5))) {
                                process.destroyForcibly();
                                Processes.awaitExit(process, Duration.ofSeconds(5));
                            }
                        });
        delete();
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
