package dev.tributary.stripe;

import static org.awaitility.Awaitility.await;

import dev.tributary.simulators.stripe.StripeSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** A whole task that reads a simulated Stripe, and a test in the place of Connect and of Kafka. */
final class RunningTask implements AutoCloseable {

    static final String DIGEST_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final Map<String, String> props;
    private final Clock clock;
    private final Map<Map<String, ?>, Map<String, ?>> offsets = new ConcurrentHashMap<>();
    private final List<SourceRecord> written = new ArrayList<>();
    private StripeSourceTask task;

    private RunningTask(Map<String, String> props, Clock clock) {
        this.props = props;
        this.clock = clock;
    }

    /** Starts the only task of a connector that nothing is remembered of. */
    static RunningTask start(StripeSimulator stripe, Map<String, String> options) {
        return start(stripe, options, Clock.systemUTC());
    }

    /** The same, with a clock of its own. */
    static RunningTask start(StripeSimulator stripe, Map<String, String> options, Clock clock) {
        Map<String, String> props = props(stripe, options);
        StripeSourceConnector connector = new StripeSourceConnector();
        connector.start(props);
        RunningTask running =
                new RunningTask(new ConcurrentHashMap<>(connector.taskConfigs(1).get(0)), clock);
        running.start();
        return running;
    }

    /** The least that a connector needs, and what a test wants besides. */
    static Map<String, String> props(StripeSimulator stripe, Map<String, String> options) {
        Map<String, String> props = new HashMap<>();
        props.put("name", "stripe-test-" + System.identityHashCode(options));
        props.put("topic.prefix", "s");
        props.put("api.base", stripe.apiBase().toString());
        props.put("api.key", stripe.keys().full());
        props.put("digest.key", DIGEST_KEY);
        props.put("feed.interval.ms", "100");
        props.put("feed.holdback.ms", "1000");
        props.put("pending.interval.ms", "100");
        props.put("http.retry.backoff.ms", "20");
        props.put("limit.credential", "100000/1s");
        props.putAll(options);
        return props;
    }

    private void start() {
        task = new StripeSourceTask(clock);
        task.initialize(new Remembered(props, offsets));
        task.start(props);
    }

    /** Stops it, and starts another with the same configuration: what is not committed is lost. */
    void restart() {
        task.stop();
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

    /** Records and offsets are in Kafka. */
    void commit(List<SourceRecord> records) {
        for (SourceRecord record : records) {
            offsets.put(record.sourcePartition(), record.sourceOffset());
            written.add(record);
            task.commitRecord(record, WRITTEN);
        }
    }

    /** Polls and commits until all is as wanted. */
    void runUntil(BooleanSupplier wanted) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(1))
                .until(
                        () -> {
                            commit(poll());
                            return wanted.getAsBoolean();
                        });
    }

    /** Polls and commits until an account is complete up to then. */
    void runUntilComplete(String account, Instant until) {
        runUntil(() -> isComplete(account, until));
    }

    /** Whether it was told that an account is. */
    boolean isComplete(String account, Instant until) {
        return statuses().stream()
                .filter(status -> status.getString("subject").equals("account " + account))
                .map(status -> status.getString("watermark"))
                .anyMatch(mark -> mark != null && !Instant.parse(mark).isBefore(until));
    }

    /** A config provider gives another value from now on. */
    void set(String option, String value) {
        props.put(option, value);
    }

    /** All that was committed. */
    List<SourceRecord> written() {
        return written;
    }

    /** Values of a topic, in order; without tombstones. */
    List<Struct> values(String topic) {
        return written.stream()
                .filter(record -> record.topic().equals("s." + topic) && record.value() != null)
                .map(record -> (Struct) record.value())
                .toList();
    }

    /** The last value of each key of a topic, as a compacted topic keeps them. */
    Map<String, Struct> last(String topic) {
        Map<String, Struct> last = new LinkedHashMap<>();
        for (SourceRecord record : written) {
            if (record.topic().equals("s." + topic)) {
                if (record.value() == null) {
                    last.remove((String) record.key());
                } else {
                    last.put((String) record.key(), (Struct) record.value());
                }
            }
        }
        return last;
    }

    List<Struct> statuses() {
        return values("status");
    }

    List<String> statusCodes(String subject) {
        return statuses().stream()
                .filter(status -> status.getString("subject").equals(subject))
                .map(status -> status.getString("code"))
                .toList();
    }

    Map<Map<String, ?>, Map<String, ?>> offsets() {
        return offsets;
    }

    StripeSourceTask task() {
        return task;
    }

    @Override
    public void close() {
        task.stop();
    }

    private record Remembered(
            Map<String, String> configs, Map<Map<String, ?>, Map<String, ?>> stored)
            implements SourceTaskContext, OffsetStorageReader {

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            Map<String, ?> offset = stored.get(partition);
            return offset == null ? null : new HashMap<>(offset);
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                Collection<Map<String, T>> partitions) {
            Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
            for (Map<String, T> partition : partitions) {
                if (stored.containsKey(partition)) {
                    found.put(partition, offset(partition));
                }
            }
            return found;
        }
    }
}
