package dev.tributary.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One server process: its log, its pid file, its end. */
final class LocalProcess {
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MS = 50;

    private final String name;
    private final ProcessLog log;
    private final PidFile pidFile;
    private final Consumer<Process> stopRequest;
    private volatile Process process;

    LocalProcess(String name, Path folder) {
        this(name, folder, Process::destroy);
    }

    /**
     * A server that has a way of its own to be asked to stop.
     *
     * @param stopRequest asks, and does not wait
     */
    LocalProcess(String name, Path folder, Consumer<Process> stopRequest) {
        this.name = name;
        this.stopRequest = stopRequest;
        this.log = new ProcessLog(folder.resolve(name + ".log"));
        this.pidFile = new PidFile(folder.resolve(name + ".pid"));
    }

    /** Stops what a killed run of ours left behind. */
    void stopLeftover() {
        if (!isAlive()) {
            pidFile.stopLeftover();
        }
    }

    void start(List<String> command) {
        if (isAlive()) {
            throw new ClusterException("the " + name + " is running already");
        }
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                            .redirectInput(new File("/dev/null"))
                            .start();
        } catch (IOException e) {
            throw new ClusterException("cannot start the " + name + ": " + e.getMessage(), e);
        }
        pidFile.write(process.toHandle());
        Processes.add(this);
    }

    /** Waits until the server serves; fails at once, with the end of its log, if it dies. */
    void awaitReady(BooleanSupplier ready, Duration limit) {
        Instant deadline = Instant.now().plus(limit);
        while (!ready.getAsBoolean()) {
            if (exitsWithin(LOOK_AGAIN_MS)) {
                throw failure("ended with status " + process.exitValue());
            }
            if (Instant.now().isAfter(deadline)) {
                throw failure("is not ready after " + limit.toSeconds() + " s");
            }
        }
    }

    void stop() {
        if (process == null) {
            return;
        }
        if (process.isAlive()) {
            stopRequest.accept(process);
        }
        if (!exitsWithin(GRACE.toMillis())) {
            process.destroyForcibly();
            exitsWithin(GRACE.toMillis());
        }
        forget();
    }

    void kill() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        exitsWithin(GRACE.toMillis());
        forget();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Completes when the process that runs now has ended. */
    CompletableFuture<?> onExit() {
        return process.onExit();
    }

    /** What it started and what those started, as far as they run now. */
    List<ProcessHandle> descendants() {
        return isAlive() ? process.descendants().toList() : List.of();
    }

    long pid() {
        return process.pid();
    }

    ProcessLog log() {
        return log;
    }

    private void forget() {
        pidFile.delete();
        Processes.remove(this);
    }

    private boolean exitsWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was waited for by a thread that was interrupted");
        }
    }

    private ClusterException failure(String what) {
        return new ClusterException(
                "the %s %s; the end of its log %s:%n%s"
                        .formatted(name, what, log.file(), log.tail(40)));
    }
}
