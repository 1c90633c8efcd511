package dev.tributary.reconcile.output;

import dev.tributary.commons.config.KafkaClientOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** The producer of the changes topic: in order, and acknowledged by all replicas. */
public final class ChangesProducer {

    private ChangesProducer() {}

    /**
     * A producer with the connector's own login.
     *
     * @param clientId by which the brokers know it
     */
    public static Producer<String, String> open(KafkaClientOptions kafka, String clientId) {
        Map<String, Object> settings = new HashMap<>(kafka.clientProperties());
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
