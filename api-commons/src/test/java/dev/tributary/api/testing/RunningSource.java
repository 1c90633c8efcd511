package dev.tributary.api.testing;

import static org.awaitility.Awaitility.await;

import dev.tributary.commons.testing.PolledSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A whole source task, and a test in the place of Kafka Connect and of Kafka: polls on a thread of
 * its own, and commits what it has polled, each record with its offset.
 */
public final class RunningSource implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE = Duration.ofMillis(5).toNanos();

    private final PolledSource<?> source;
    private final ConcurrentLinkedQueue<SourceRecord> polled = new ConcurrentLinkedQueue<>();
    private Thread thread;
    private volatile Throwable failure;
    private volatile boolean ended;
    private volatile boolean polling = true;
    private volatile boolean committing = true;
    private volatile Predicate<SourceRecord> dropped = record -> false;

    private RunningSource(PolledSource<?> source) {
        this.source = source;
    }

    /** Starts a task of which nothing is remembered. */
    public static RunningSource start(
            Supplier<? extends SourceTask> tasks, Map<String, String> props) {
        return start(tasks, props, new ConcurrentHashMap<>());
    }

    /**
     * Starts a task.
     *
     * @param offsets what is remembered, shared by the tasks of a connector
     */
    public static RunningSource start(
            Supplier<? extends SourceTask> tasks,
            Map<String, String> props,
            Map<Map<String, ?>, Map<String, ?>> offsets) {
        RunningSource running =
                new RunningSource(new PolledSource<SourceTask>(tasks::get, props, offsets));
        running.begin();
        return running;
    }

    private void begin() {
        ended = false;
        polling = true;
        committing = true;
        failure = null;
        polled.clear();
        source.start();
        thread = new Thread(this::run, "connect");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!ended) {
                if (polling) {
                    polled.addAll(source.poll());
                } else {
                    LockSupport.parkNanos(PAUSE);
                }
                if (committing) {
                    commit();
                }
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void commit() {
        for (SourceRecord record = polled.poll(); record != null; record = polled.poll()) {
            if (dropped.test(record)) {
                source.drop(record);
            } else {
                source.commit(List.of(record));
            }
        }
    }

    /** Connect pauses the connector, or goes on. */
    public void polling(boolean on) {
        polling = on;
    }

    /** Kafka takes records, or does not. */
    public void committing(boolean on) {
        committing = on;
    }

    /** A transform drops those records from now on. */
    public void dropping(Predicate<SourceRecord> which) {
        dropped = which;
    }

    /** A config provider gives another value from now on. */
    public void secret(String option, String value) {
        source.set(option, value);
    }

    /** Ends the task as Connect does. */
    public void stop() {
        ended = true;
        await().atMost(LIMIT).until(() -> !thread.isAlive());
        source.close();
    }

    /** Stops it, and starts another: what was not committed is lost. */
    public void restart() {
        stop();
        begin();
    }

    /** What the task failed with; null while it runs. */
    public Throwable failure() {
        return failure;
    }

    /** Waits; fails at once where the task has failed. */
    public void until(String what, BooleanSupplier condition) {
        await(what)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> {
                            if (failure != null) {
                                throw new AssertionError("the task has failed", failure);
                            }
                            return condition.getAsBoolean();
                        });
    }

    /** How many records of a topic were polled, and are not committed. */
    public long polled(String topic) {
        return polled.stream().filter(record -> record.topic().equals(topic)).count();
    }

    /** All that was committed. */
    public List<SourceRecord> written() {
        return source.written();
    }

    /** What was committed to a topic. */
    public List<SourceRecord> written(String topic) {
        return source.written(topic);
    }

    /** The keys of what was committed to a topic. */
    public List<String> keys(String topic) {
        return written(topic).stream().map(record -> (String) record.key()).toList();
    }

    /** The codes of statuses that were committed of a part. */
    public List<String> statuses(String topic, String subject) {
        return source.statusCodes(topic, subject);
    }

    public Map<Map<String, ?>, Map<String, ?>> offsets() {
        return source.offsets();
    }

    @Override
    public void close() {
        if (!ended) {
            stop();
        }
    }
}
