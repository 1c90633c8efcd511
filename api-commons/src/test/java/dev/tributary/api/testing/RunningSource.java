package dev.tributary.api.testing;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/**
 * A whole source task, and a test in the place of Kafka Connect and of Kafka: polls on a thread of
 * its own, and commits what it has polled, each record with its offset.
 */
public final class RunningSource implements AutoCloseable {

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long PAUSE = Duration.ofMillis(5).toNanos();

    private final Supplier<? extends SourceTask> tasks;
    private final Map<String, String> props;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<Map<String, ?>, Map<String, ?>> offsets;
    private final List<SourceRecord> written = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<SourceRecord> polled = new ConcurrentLinkedQueue<>();
    private SourceTask task;
    private Thread thread;
    private volatile Throwable failure;
    private volatile boolean ended;
    private volatile boolean polling = true;
    private volatile boolean committing = true;
    private volatile Predicate<SourceRecord> dropped = record -> false;

    private RunningSource(
            Supplier<? extends SourceTask> tasks,
            Map<String, String> props,
            Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.tasks = tasks;
        this.props = Map.copyOf(props);
        this.offsets = offsets;
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
        RunningSource running = new RunningSource(tasks, props, offsets);
        running.begin();
        return running;
    }

    private void begin() {
        ended = false;
        polling = true;
        committing = true;
        failure = null;
        polled.clear();
        task = tasks.get();
        task.initialize(new Remembered(this));
        task.start(props);
        thread = new Thread(this::run, "connect");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!ended) {
                List<SourceRecord> batch = polling ? task.poll() : null;
                if (batch != null) {
                    polled.addAll(batch);
                } else if (!polling) {
                    LockSupport.parkNanos(PAUSE);
                }
                if (committing) {
                    commit();
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void commit() throws InterruptedException {
        for (SourceRecord record = polled.poll(); record != null; record = polled.poll()) {
            if (dropped.test(record)) {
                task.commitRecord(record, null);
                continue;
            }
            offsets.put(record.sourcePartition(), record.sourceOffset());
            written.add(record);
            task.commitRecord(record, WRITTEN);
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
        secrets.put(option, value);
    }

    /** Ends the task as Connect does. */
    public void stop() {
        ended = true;
        await().atMost(LIMIT).until(() -> !thread.isAlive());
        task.stop();
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
        return written;
    }

    /** What was committed to a topic. */
    public List<SourceRecord> written(String topic) {
        return written.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** The keys of what was committed to a topic. */
    public List<String> keys(String topic) {
        return written(topic).stream().map(record -> (String) record.key()).toList();
    }

    /** The codes of statuses that were committed of a part. */
    public List<String> statuses(String topic, String subject) {
        return written(topic).stream()
                .map(record -> (Struct) record.value())
                .filter(status -> status.getString("subject").equals(subject))
                .map(status -> status.getString("code"))
                .toList();
    }

    public Map<Map<String, ?>, Map<String, ?>> offsets() {
        return offsets;
    }

    @Override
    public void close() {
        if (!ended) {
            stop();
        }
    }

    private record Remembered(RunningSource source)
            implements SourceTaskContext, OffsetStorageReader {

        @Override
        public Map<String, String> configs() {
            Map<String, String> now = new HashMap<>(source.props);
            now.putAll(source.secrets);
            return now;
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            Map<String, ?> offset = source.offsets.get(partition);
            return offset == null ? null : new HashMap<>(offset);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            for (Map<String, T> partition : partitions) {
                if (source.offsets.containsKey(partition)) {
                    found.put(partition, offset(partition));
                }
            }
            return found;
        }
    }
}
