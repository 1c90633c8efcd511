package dev.tributary.reconcile.output;

import dev.tributary.commons.config.KafkaClientOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The producer of the changes topic: in order, acknowledged by all replicas, in transactions.
 *
 * <p>It gives up sooner than Kafka's would: what it was given waits in the database, and is held
 * there in a transaction meanwhile.
 */
public final class ChangesProducer {

    private ChangesProducer() {}

    /**
     * A producer with the connector's own login.
     *
     * @param clientId by which the brokers know it
     * @param transactionalId who opens another of that id ends this one's work
     */
    public static Producer<String, String> open(
            KafkaClientOptions kafka, String clientId, String transactionalId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.putAll(kafka.clientProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
