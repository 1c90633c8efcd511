package dev.tributary.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records to topics, as a system would that has no connector. */
public final class TopicWriter {
    private static final long LIMIT_S = 30;

    private final String bootstrapServers;

    public TopicWriter(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * A record to write.
     *
     * @param topic where to; see {@link #create}
     * @param key its key
     * @param value its value; null for a tombstone
     */
    public record Line(String topic, String key, String value) {

        /** The topic alone. */
        @Override
        public String toString() {
            return "Line[" + topic + "]";
        }
    }

    /** Makes those topics that are not there, with one partition each. */
    public void create(Collection<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> missing = new TreeSet<>(topics);
            missing.removeAll(admin.listTopics().names().get(LIMIT_S, TimeUnit.SECONDS));
            List<NewTopic> made =
                    missing.stream().map(topic -> new NewTopic(topic, 1, (short) 1)).toList();
            admin.createTopics(made).all().get(LIMIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new ClusterException("cannot make topics at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while topics were made", e);
        }
    }

    /** Writes them in order, and returns when all are durable. */
    public void write(List<Line> lines) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "max.block.ms",
                        30_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Line line : lines) {
                sent.add(
                        producer.send(
                                new ProducerRecord<>(line.topic(), line.key(), line.value())));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get(LIMIT_S, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new ClusterException("cannot write to the broker at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while records were written", e);
        }
    }
}
