package dev.tributary.api.token;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The exclusive right to write one grant's record: whoever opens one fences those opened before,
 * and all that they wrote is then either committed or gone.
 */
final class GrantWriter implements AutoCloseable {

    private static final int COMMIT_TRIES = 3;

    private final KafkaProducer<String, String> producer;
    private final TopicPartition partition;
    private final String grant;

    private GrantWriter(
            KafkaProducer<String, String> producer, TopicPartition partition, String grant) {
        this.producer = producer;
        this.partition = partition;
        this.grant = grant;
    }

    static GrantWriter open(
            Map<String, Object> client, TopicPartition partition, String grant, Duration timeout) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, partition.topic() + "-" + grant);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) timeout.toMillis());
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException failed) {
            producer.close(Duration.ZERO);
            throw failed;
        }
        return new GrantWriter(producer, partition, grant);
    }

    /**
     * Writes the record; it is durable when this returns.
     *
     * @param sealed null to forget the grant
     */
    void write(String sealed) {
        producer.beginTransaction();
        Future<RecordMetadata> sent =
                producer.send(
                        new ProducerRecord<>(
                                partition.topic(), partition.partition(), grant, sealed));
        for (int tries = 1; ; tries++) {
            try {
                producer.commitTransaction();
                break;
            } catch (TimeoutException | InterruptException unknown) {
                // Whether it is committed is not known; asking again is how one learns it.
                if (tries == COMMIT_TRIES || unknown instanceof InterruptException) {
                    throw unknown;
                }
            }
        }
        requireSent(sent);
    }

    private static void requireSent(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException("Kafka's client failed", failed.getCause());
        } catch (InterruptedException ending) {
            throw new InterruptException(ending);
        }
    }

    /** Without waiting: what was not committed is the next writer's to end. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
