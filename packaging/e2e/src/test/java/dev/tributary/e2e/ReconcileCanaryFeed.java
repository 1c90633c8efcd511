package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.commons.record.RecordSchemas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/**
 * The reconciliation sink in the canary test: it reads what the sources have written in clear, and
 * records that are spoilt in every field, into a database.
 */
final class ReconcileCanaryFeed implements CanaryFeed {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String PREFIX = CanaryWorker.PREFIX + "reconcile";
    private static final String RECORDS = PREFIX + "-records.transactions";
    private static final String BROKEN = PREFIX + "-broken.transactions";
    private static final String UNUSABLE = PREFIX + "-unusable";
    private static final String CHANGES = PREFIX + "-changes";
    private static final String FAILING = PREFIX + "-failing";

    private final List<String> topics = new ArrayList<>(List.of(RECORDS));
    private CanaryWorker worker;
    private ReconcileDatabase database;
    private KafkaProducer<byte[], byte[]> producer;
    private int turn;

    @Override
    public void start(CanaryWorker canaryWorker) throws Exception {
        worker = canaryWorker;
        database = ReconcileDatabase.start("reconcile-canary-database");
        createTopics();
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", worker.bootstrapServers(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", worker.bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(RECORDS, 1, (short) 1),
                                    new NewTopic(BROKEN, 1, (short) 1),
                                    new NewTopic(CHANGES, 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Once the sources have written theirs. */
    @Override
    public void plant() throws Exception {
        plantRecords();
        for (String kind : List.of("transactions", "accounts", "status")) {
            topics.add(StripeCanaryFeed.PREFIX + "lenient." + kind);
        }
        for (String kind : List.of("claims", "remittances", "remittance_payments")) {
            topics.add(X12CanaryConnectors.PREFIX + "lenient." + kind);
        }
        Map<String, String> config = config(topics);
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", UNUSABLE);
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        config.put("changes.topic", CHANGES);
        config.put("kafka.bootstrap.servers", worker.bootstrapServers());
        worker.rest().put(PREFIX, config);
        RunningConnector.awaitRunning(worker.rest(), PREFIX);
        awaitRead();

        send(
                BROKEN,
                Canary.SSN.text(),
                record().put("amount", Canary.FAMILY_NAME.text()).toString());
        producer.flush();
        worker.rest().put(FAILING, config(List.of(BROKEN)));
        await().atMost(LIMIT)
                .until(
                        () ->
                                worker.rest()
                                        .status(FAILING)
                                        .filter(ConnectorStatus::hasFailed)
                                        .isPresent());
    }

    private Map<String, String> config(List<String> topics) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "dev.tributary.reconcile.ReconcileSinkConnector");
        config.put("tasks.max", "1");
        config.put("topics", String.join(",", topics));
        config.put("database.url", database.url());
        config.put("database.user", database.user());
        config.put("database.password", database.password());
        config.put("match.interval.ms", "200");
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    private void awaitRead() {
        long end =
                topics.stream()
                        .flatMap(topic -> worker.reader().end(topic).offsets().values().stream())
                        .mapToLong(Long::longValue)
                        .sum();
        await().atMost(LIMIT)
                .until(
                        () ->
                                database.query(
                                                        database.url(),
                                                        "SELECT to_regclass('tributary.sink_offset')::text")
                                                .get(0)
                                        != null);
        await().atMost(LIMIT)
                .until(() -> read() >= end && database.count(database.url(), "dirty") == 0);
    }

    private long read() {
        return Long.parseLong(
                database.query(
                                database.url(),
                                "SELECT coalesce(sum(next_offset), 0) FROM tributary.sink_offset")
                        .get(0));
    }

    /** A canary in each field of each kind of record, and where the field is of another kind. */
    private void plantRecords() {
        for (Schema schema : RecordSchemas.ALL) {
            for (Field field : schema.fields()) {
                ObjectNode record = record();
                record.put(field.name(), Canary.personal(++turn));
                send(RECORDS, "c_" + turn, record.toString());
            }
        }
        for (int i = 0; i < Canary.PERSONAL.size(); i++) {
            ObjectNode record = record();
            record.put("id", Canary.personal(i)).put("merchant", Canary.personal(i));
            record.put("description", Canary.personal(i) + " \u0000 " + Canary.personal(i + 1));
            record.put("account_id", Canary.personal(i)).put("raw", Canary.personal(i));
            record.putArray("references")
                    .addObject()
                    .put("kind", Canary.personal(i))
                    .put("value", Canary.personal(i));
            send(RECORDS, Canary.personal(i), record.toString());
            send(RECORDS, Canary.personal(i), Canary.personal(i));
            send(RECORDS, Canary.personal(i), "{\"" + Canary.personal(i) + "\": 1}");
        }
        producer.flush();
    }

    private ObjectNode record() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "r_" + turn)
                .put("source", "stripe")
                .put("account_id", "acct_" + turn % 3)
                .put("type", "charge")
                .put("date", "2026-03-02")
                .put("amount", 100)
                .put("currency", "USD")
                .put("status", "posted")
                .put("merchant", Canary.personal(turn))
                .put("description", Canary.personal(turn + 1));
    }

    private void send(String topic, String key, String value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add("note", Canary.personal(turn).getBytes(UTF_8));
        producer.send(record);
    }

    @Override
    public void plantOnce() throws Exception {
        ObjectNode all = record();
        Canary.PERSONAL.forEach(canary -> all.put("field_" + canary.name(), canary.text()));
        send(RECORDS, "once", all.toString());
        producer.flush();
        awaitRead();
    }

    /**
     * What the sink reads, Connect's copies of what it could not use, and what it tells of entries,
     * by their ids: to be restricted like the topics that it reads.
     */
    @Override
    public List<String> clearTopics() {
        return List.of(RECORDS, BROKEN, UNUSABLE, CHANGES);
    }

    @Override
    public List<Path> logs() {
        return List.of(database.process().log().file());
    }

    @Override
    public void close() {
        producer.close();
        database.close();
    }

    @Override
    public void assertEveryWayWasGone() {
        assertThat(worker.reader().all(UNUSABLE)).isNotEmpty();
        assertThat(worker.rest().status(FAILING).orElseThrow().traces()).contains("NOT_AN_AMOUNT");
        assertThat(database.count(database.url(), "entry")).isGreaterThan(100);
    }
}
