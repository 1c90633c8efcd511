package dev.tributary.api.source;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a start of a task: in which order its parts stop, and what goes on for a while because
 * senders of webhooks wait for an answer.
 */
final class Ending {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    /** Together below the five seconds that Connect gives a task by default. */
    private static final Duration STEP_WAIT = Duration.ofSeconds(1);

    private static final Duration STOP_WAIT = Duration.ofSeconds(2);
    private static final Duration DRAIN_LIMIT = Duration.ofSeconds(10);

    private final SourceParts parts;
    private final Optional<Calls> calls;
    private final Collection<AutoCloseable> closing;
    private final Optional<Listening> listening;

    /**
     * The end of a run.
     *
     * @param closing what the connector has besides, in the order in which it is closed
     */
    Ending(
            SourceParts parts,
            Optional<Calls> calls,
            Collection<AutoCloseable> closing,
            Optional<Listening> listening) {
        this.parts = parts;
        this.calls = calls;
        this.closing = closing;
        this.listening = listening;
    }

    void run() {
        listening.ifPresent(Listening::stopAccepting);
        parts.work.stop();
        // What was never polled is offered again by its sender, or read again.
        parts.queue.close();
        try {
            parts.work.join(STEP_WAIT, STOP_WAIT);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        calls.ifPresent(Ending::close);
        closing.forEach(Ending::close);
        parts.payloads.close();
        if (listening.isEmpty()) {
            end();
            return;
        }
        Thread drain = new Thread(this::drain, parts.name + "-drain");
        drain.setDaemon(true);
        drain.start();
    }

    private void drain() {
        long deadline = System.nanoTime() + DRAIN_LIMIT.toNanos();
        while (parts.queue.records() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        end();
        listening.ifPresent(Ending::close);
    }

    private void end() {
        parts.queue.abandon();
        parts.metrics.close();
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            LOG.warn("{} did not close cleanly", part, failed);
        }
    }
}
