package dev.tributary.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A topic of transactions: charges of a processor, and their entries in the books, which share the
 * charge's number. The halves of a pair never lie in one partition.
 */
final class ReconcileTopic implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final int GROUPS = 3;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Who is at the other end of every transaction: nobody who may not see persons may read it. */
    static final String PERSON = "Wilhelmina Featherstonehaugh";

    private final String name;
    private final KafkaProducer<String, String> producer;
    private final long now;
    private int corrections;

    private ReconcileTopic(String name, KafkaProducer<String, String> producer, long now) {
        this.name = name;
        this.producer = producer;
        this.now = now;
    }

    static ReconcileTopic create(String bootstrapServers, String prefix) {
        String name = prefix + ".transactions";
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer());
        return new ReconcileTopic(name, producer, System.currentTimeMillis());
    }

    String name() {
        return name;
    }

    /** Both halves of these pairs at once; a second time they are the same records again. */
    void pairs(int from, int to) {
        for (int pair = from; pair < to; pair++) {
            send(pair % PARTITIONS, "txn_" + pair, charge(pair));
            send((pair + 1) % PARTITIONS, "je_" + pair, booked(pair));
        }
        producer.flush();
    }

    /** The booked half of a pair anew, later than all before, with so much more than the charge. */
    void bookedAnew(int pair, int more) {
        Map<String, Object> booked = booked(pair);
        booked.merge("amount", more, (amount, plus) -> (Integer) amount + (Integer) plus);
        send((pair + 1) % PARTITIONS, "je_" + pair, booked, now + 2_000 + ++corrections);
        producer.flush();
    }

    /** A charge that nobody booked. */
    void unbooked(int pair) {
        send(pair % PARTITIONS, "txn_" + pair, charge(pair), now);
        producer.flush();
    }

    /** What the books have without a charge. */
    void uncharged(int pair) {
        send((pair + 1) % PARTITIONS, "je_" + pair, booked(pair), now);
        producer.flush();
    }

    /** A payout of these charges, which name it. */
    void payout(String id, int... charges) {
        int sum = 0;
        for (int charge : charges) {
            Map<String, Object> item = charge(charge);
            item.put("group_ref", id);
            sum += (Integer) item.get("amount");
            send(charge % PARTITIONS, "txn_" + charge, item, now);
        }
        Map<String, Object> payout = transaction(charges[0], "stripe", id, "payout");
        payout.put("amount", -sum);
        payout.put("references", List.of());
        send(0, id, payout, now);
        producer.flush();
    }

    /** Removes a charge, as the source of a compacted topic does. */
    void remove(int pair) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(
                        name, pair % PARTITIONS, now + 1_000, "txn_" + pair, (String) null);
        record.headers().add("tributary.source", "stripe".getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** A record that nobody can use. */
    void unusable() {
        send(0, "unusable", Map.of("account_id", "acct_0", "amount", "12.00"));
        producer.flush();
    }

    private void send(int partition, String key, Map<String, Object> value) {
        send(partition, key, value, now);
    }

    private void send(int partition, String key, Map<String, Object> value, long at) {
        try {
            producer.send(
                    new ProducerRecord<>(name, partition, at, key, JSON.writeValueAsString(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> charge(int pair) {
        return transaction(pair, "stripe", "txn_" + pair, "charge");
    }

    private static Map<String, Object> booked(int pair) {
        return transaction(pair, "quickbooks", "je_" + pair, "deposit");
    }

    private static Map<String, Object> transaction(
            int pair, String source, String id, String type) {
        Map<String, Object> record = new HashMap<>();
        record.put("id", id);
        record.put("source", source);
        record.put("account_id", "acct_" + pair % GROUPS);
        record.put("type", type);
        record.put("date", DAY.plusDays(pair % 20).toString());
        record.put("amount", 100 + pair % 1_000);
        record.put("currency", "USD");
        record.put("status", "posted");
        record.put("merchant", PERSON);
        record.put("references", List.of(Map.of("kind", "charge", "value", "ch_" + pair)));
        return record;
    }

    /** Which accounts belong together: as many groups as can be matched at once. */
    static String accountGroups() {
        StringBuilder yaml = new StringBuilder("groups:\n");
        for (int group = 0; group < GROUPS; group++) {
            yaml.append("  - name: g").append(group).append("\n    accounts: [\"stripe:acct_");
            yaml.append(group).append("\", \"quickbooks:acct_").append(group).append("\"]\n");
        }
        return yaml.toString();
    }

    @Override
    public void close() {
        producer.close();
    }
}
