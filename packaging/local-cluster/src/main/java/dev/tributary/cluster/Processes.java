package dev.tributary.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The processes that must not outlive this JVM: stopped at its end, the youngest first. */
final class Processes {
    private static final Deque<LocalProcess> RUNNING = new ArrayDeque<>();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(Processes::stopAll, "tributary-stop-processes"));
    }

    private Processes() {}

    static void add(LocalProcess process) {
        synchronized (RUNNING) {
            RUNNING.push(process);
        }
    }

    static void remove(LocalProcess process) {
        synchronized (RUNNING) {
            RUNNING.remove(process);
        }
    }

    static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new ClusterException("cannot wait for process " + process.pid(), e);
        }
    }

    /**
     * Whether a process of ours ends well within a time. Its handle knows of its end before the
     * process can tell how it ended.
     */
    static boolean succeeds(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void stopAll() {
        for (LocalProcess next = youngest(); next != null; next = youngest()) {
            next.stop();
        }
    }

    private static LocalProcess youngest() {
        synchronized (RUNNING) {
            return RUNNING.poll();
        }
    }
}
