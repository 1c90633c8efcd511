package dev.tributary.benchmarks.api;

import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.stripe.StripeSourceConnector;
import dev.tributary.stripe.StripeSourceTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** The Stripe connector's task, with nothing remembered, and us in the place of Kafka Connect. */
final class StripeReader implements AutoCloseable {

    private static final String PREFIX = "benchmark";
    private static final RecordMetadata WRITTEN =
            new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    private final StripeSourceTask task = new StripeSourceTask();
    private final Set<String> objects = new HashSet<>();
    private boolean complete;

    StripeReader(StripeSimulator stripe, Map<String, String> options) {
        Map<String, String> props = new HashMap<>();
        props.put("name", PREFIX);
        props.put("topic.prefix", PREFIX);
        props.put("api.base", stripe.apiBase().toString());
        props.put("api.key", stripe.keys().full());
        props.put("feed.interval.ms", "100");
        props.put("feed.holdback.ms", "1000");
        props.put("http.retry.backoff.ms", "10");
        props.putAll(options);
        StripeSourceConnector connector = new StripeSourceConnector();
        connector.start(props);
        Map<String, String> ofTask = connector.taskConfigs(1).get(0);
        task.initialize(new Nothing(ofTask));
        task.start(ofTask);
    }

    /** One batch, which is in Kafka at once. */
    void poll() throws InterruptedException {
        List<SourceRecord> batch = task.poll();
        if (batch == null) {
            return;
        }
        for (SourceRecord record : batch) {
            task.commitRecord(record, WRITTEN);
            note(record);
        }
    }

    private void note(SourceRecord record) {
        if (!(record.value() instanceof Struct value)) {
            return;
        }
        if (record.topic().equals(PREFIX + ".events")
                && "snapshot".equals(value.getString("operation"))) {
            objects.add(value.getString("object_id"));
        } else if (record.topic().equals(PREFIX + ".status")) {
            complete |= "COMPLETE".equals(value.getString("code"));
        } else if (record.topic().equals(PREFIX + ".deadletters")) {
            throw new IllegalStateException("an object became a dead letter");
        }
    }

    /** How many objects have come, each counted once. */
    int objects() {
        return objects.size();
    }

    /** Whether those have all come. */
    boolean has(Collection<String> wanted) {
        return objects.size() >= wanted.size() && objects.containsAll(wanted);
    }

    /** Whether it has said that the account is complete. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public void close() {
        task.stop();
    }

    private record Nothing(Map<String, String> configs)
            implements SourceTaskContext, OffsetStorageReader {

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return this;
        }

        @Override
        public <T> Map<String, Object> offset(Map<String, T> partition) {
            return null;
        }

        @Override
        public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                Collection<Map<String, T>> partitions) {
            return Map.of();
        }
    }
}
