package dev.tributary.api.token;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The newest committed record of each grant, sealed as it is. Safe for use by several threads. */
final class TokenTopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final TokenTopic topic;
    private final KafkaConsumer<String, String> consumer; // guarded by this
    private final Map<String, String> sealed = new TreeMap<>(); // guarded by this
    private final Duration limit;
    private final LongSupplier nanoClock;

    TokenTopicReader(Map<String, Object> client, TokenTopic topic, Duration limit) {
        this.topic = topic;
        this.limit = limit;
        this.nanoClock = System::nanoTime;
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        this.consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(topic.partition()));
        consumer.seekToBeginning(List.of(topic.partition()));
    }

    TopicPartition partition() {
        return topic.partition();
    }

    /** Reads all that was written before this call. */
    synchronized void readToEnd() {
        TopicPartition partition = topic.partition();
        long end = topic.end();
        long deadline = nanoClock.getAsLong() + limit.toNanos();
        while (consumer.position(partition) < end) {
            for (ConsumerRecord<String, String> record : consumer.poll(POLL)) {
                if (record.value() == null) {
                    sealed.remove(record.key());
                } else {
                    sealed.put(record.key(), record.value());
                }
            }
            if (nanoClock.getAsLong() - deadline > 0 && consumer.position(partition) < end) {
                throw new TokenStoreException(
                        "the end of topic "
                                + partition.topic()
                                + " could not be read within "
                                + limit.toSeconds()
                                + " s: somebody's transaction there is open, or the brokers are"
                                + " slow; this is tried again",
                        true);
            }
        }
    }

    /** What was last read of a grant. */
    synchronized Optional<String> sealed(String grant) {
        return Optional.ofNullable(sealed.get(grant));
    }

    /** The grants that were there when it was last read. */
    synchronized List<String> grants() {
        return List.copyOf(sealed.keySet());
    }

    @Override
    public synchronized void close() {
        consumer.close(Duration.ofSeconds(5));
    }
}
