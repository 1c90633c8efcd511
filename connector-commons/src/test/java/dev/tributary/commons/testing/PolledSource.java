package dev.tributary.commons.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A whole source task, and a test in the place of Kafka Connect and of Kafka: it polls, and commits
 * what it has polled, each record with its offset.
 *
 * @param <T> the task's class
 */
public class PolledSource<T extends SourceTask> implements AutoCloseable {

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private final Supplier<T> tasks;
    private final Map<String, String> props;
    private final Map<Map<String, ?>, Map<String, ?>> offsets;
    private final List<SourceRecord> written = new CopyOnWriteArrayList<>();
    private T task;

    /**
     * A task that is not started.
     *
     * @param offsets what is remembered, shared by the tasks of a connector
     */
    public PolledSource(
            Supplier<T> tasks,
            Map<String, String> props,
            Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.tasks = tasks;
        this.props = new ConcurrentHashMap<>(props);
        this.offsets = offsets;
    }

    /** A task that nothing is remembered of. */
    public PolledSource(Supplier<T> tasks, Map<String, String> props) {
        this(tasks, props, new ConcurrentHashMap<>());
    }

    /** Starts it, with what is remembered. */
    public final void start() {
        task = tasks.get();
        task.initialize(new RememberedOffsets(props, offsets));
        task.start(Map.copyOf(props));
    }

    /** Stops it, and starts another with the same configuration: what is not committed is lost. */
    public final void restart() {
        task.stop();
        start();
    }

    /** One batch, which may be empty. */
    public final List<SourceRecord> poll() {
        try {
            List<SourceRecord> batch = task.poll();
            return batch == null ? List.of() : batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records and offsets are in Kafka. */
    public final void commit(List<SourceRecord> records) {
        for (SourceRecord record : records) {
            offsets.put(record.sourcePartition(), record.sourceOffset());
            written.add(record);
            commit(record, WRITTEN);
        }
    }

    /** A transform has dropped a record. */
    public final void drop(SourceRecord record) {
        commit(record, null);
    }

    private void commit(SourceRecord record, RecordMetadata metadata) {
        try {
            task.commitRecord(record, metadata);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A config provider gives another value from now on. */
    public final void set(String option, String value) {
        props.put(option, value);
    }

    /** All that was committed. */
    public final List<SourceRecord> written() {
        return written;
    }

    /** What was committed to a topic. */
    public final List<SourceRecord> written(String topic) {
        return written.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** The codes of statuses that were committed of a part. */
    public final List<String> statusCodes(String topic, String subject) {
        return written(topic).stream()
                .map(record -> (Struct) record.value())
                .filter(status -> status.getString("subject").equals(subject))
                .map(status -> status.getString("code"))
                .toList();
    }

    /** What is remembered. */
    public final Map<Map<String, ?>, Map<String, ?>> offsets() {
        return offsets;
    }

    public final T task() {
        return task;
    }

    @Override
    public void close() {
        task.stop();
    }
}
