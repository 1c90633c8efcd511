package dev.tributary.x12;

import static org.awaitility.Awaitility.await;

import dev.tributary.commons.testing.RememberedOffsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A whole task with its directory, and a test in the place of Kafka Connect and of Kafka. */
final class RunningTask implements AutoCloseable {

    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Map<String, String> props;
    private final Map<Map<String, ?>, Map<String, ?>> offsets;
    private final List<SourceRecord> written = new ArrayList<>();
    private final Map<Map<String, ?>, Map<String, ?>> unwritten = new HashMap<>();
    private ExecutorService producer; // null where records and offsets are committed together
    private Clock clock = Clock.systemUTC();
    private X12SourceTask task;

    private RunningTask(Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
        this.props = props;
        this.offsets = offsets;
    }

    /** Starts the only task of a connector that nothing is remembered of. */
    static RunningTask start(Path input, Map<String, String> options) {
        return start(input, options, new ConcurrentHashMap<>(), 0, 1);
    }

    /**
     * Starts a task.
     *
     * @param offsets what is remembered, shared by the tasks of a connector
     */
    static RunningTask start(
            Path input,
            Map<String, String> options,
            Map<Map<String, ?>, Map<String, ?>> offsets,
            int number,
            int count) {
        RunningTask running =
                new RunningTask(
                        X12SourceConfig.forTask(props(input, options), number, count), offsets);
        running.start();
        return running;
    }

    /**
     * Starts the only task of a connector, of which offsets are remembered only when {@link
     * #writeOffsets} has written them.
     */
    static RunningTask startAtLeastOnce(Path input, Map<String, String> options) {
        RunningTask running =
                new RunningTask(
                        X12SourceConfig.forTask(props(input, options), 0, 1),
                        new ConcurrentHashMap<>());
        running.producer = Executors.newSingleThreadExecutor();
        running.start();
        return running;
    }

    /** Starts the only task of a connector that nothing is remembered of, by that clock. */
    static RunningTask startAt(Clock clock, Path input, Map<String, String> options) {
        RunningTask running =
                new RunningTask(
                        X12SourceConfig.forTask(props(input, options), 0, 1),
                        new ConcurrentHashMap<>());
        running.clock = clock;
        running.start();
        return running;
    }

    /** The least that a connector needs, and what a test wants besides. */
    static Map<String, String> props(Path input, Map<String, String> options) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "x12-test-" + System.identityHashCode(options));
        props.put("topic.prefix", "x");
        props.put("input.path", input.toString());
        props.put("input.stable.ms", "0");
        props.put("input.interval.ms", "20");
        props.put("digest.key", KEY);
        props.putAll(options);
        return props;
    }

    private void start() {
        task = new X12SourceTask(clock);
        task.initialize(new RememberedOffsets(props, offsets));
        task.start(props);
    }

    /** Stops it, and starts another with the same configuration: what is not committed is lost. */
    void restart() {
        task.stop();
        unwritten.clear();
        start();
    }

    /** One batch, which may be empty. */
    List<SourceRecord> poll() {
        try {
            List<SourceRecord> batch = task.poll();
            return batch == null ? List.of() : batch;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Polls and commits until a record is as wanted; returns all that were committed. */
    List<SourceRecord> runUntil(Predicate<SourceRecord> wanted) {
        List<SourceRecord> seen = new ArrayList<>();
        await().atMost(LIMIT)
                .until(
                        () -> {
                            List<SourceRecord> batch = poll();
                            commit(batch);
                            writeOffsets();
                            seen.addAll(batch);
                            return seen.stream().anyMatch(wanted);
                        });
        return seen;
    }

    /** Polls and commits until so many files are finished, well or badly. */
    List<SourceRecord> runUntilFinished(int files) {
        List<SourceRecord> seen = new ArrayList<>();
        while (seen.stream().filter(RunningTask::isEndOfFile).count() < files) {
            seen.addAll(runUntil(RunningTask::isEndOfFile));
        }
        return seen;
    }

    private static boolean isEndOfFile(SourceRecord record) {
        return isStatus("FILE_FINISHED").test(record) || isStatus("FILE_FAILED").test(record);
    }

    /** Polls and commits for a while, in which nothing is expected to come. */
    List<SourceRecord> idle() {
        List<SourceRecord> seen = new ArrayList<>();
        List<SourceRecord> batch = poll();
        commit(batch);
        seen.addAll(batch);
        return seen;
    }

    /** Records are in Kafka, and their offsets, unless these are written apart. */
    void commit(List<SourceRecord> records) {
        for (SourceRecord record : records) {
            unwritten.put(record.sourcePartition(), record.sourceOffset());
            written.add(record);
            if (producer == null) {
                offsets.putAll(unwritten);
                task.commitRecord(record, WRITTEN);
            } else {
                onThreadOfConnect(() -> task.commitRecord(record, WRITTEN));
            }
        }
    }

    /** Offsets of all records that are committed are in Kafka. */
    void writeOffsets() {
        if (producer != null) {
            offsets.putAll(unwritten);
            flushed();
        }
    }

    /** Offsets were written, but not those of the last records. */
    void flushed() {
        onThreadOfConnect(task::commit);
    }

    private void onThreadOfConnect(Runnable call) {
        try {
            producer.submit(call).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A transform has dropped a record. */
    void drop(SourceRecord record) {
        task.commitRecord(record, null);
    }

    /** All that was committed. */
    List<SourceRecord> written() {
        return written;
    }

    Map<Map<String, ?>, Map<String, ?>> offsets() {
        return offsets;
    }

    static Predicate<SourceRecord> isStatus(String code) {
        return record ->
                record.topic().equals("x.status")
                        && ((Struct) record.value()).getString("code").equals(code);
    }

    /** Values of a topic. */
    static List<Struct> values(List<SourceRecord> records, String topic) {
        return records.stream()
                .filter(record -> record.topic().equals(topic))
                .map(record -> (Struct) record.value())
                .toList();
    }

    @Override
    public void close() {
        task.stop();
        if (producer != null) {
            producer.shutdown();
        }
    }

    /** Ends it before its test does. */
    void stop() {
        task.stop();
    }
}
