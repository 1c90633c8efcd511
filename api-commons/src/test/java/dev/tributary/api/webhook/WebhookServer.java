package dev.tributary.api.webhook;

import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.tls.ServerTls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.awaitility.Awaitility;

/** A task around a listener: it polls on a thread, and commits what it has polled. */
final class WebhookServer implements AutoCloseable {

    private static final Schema EVENT =
            SchemaBuilder.struct().name("Event").field("id", Schema.STRING_SCHEMA).build();
    private static final RecordMetadata METADATA =
            new RecordMetadata(new TopicPartition("events", 0), 0, 0, 0, 0, 0);

    final List<String> committed = Collections.synchronizedList(new ArrayList<>());
    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    final AtomicBoolean committing = new AtomicBoolean(true);
    final AtomicBoolean dropping = new AtomicBoolean();
    final AtomicBoolean polling = new AtomicBoolean(true);
    final DeliveryQueue queue;
    final WebhookMetrics metrics;
    final WebhookListener listener;

    private final ConnectorMetrics registry =
            ConnectorMetrics.open("webhook-test", "c" + System.nanoTime(), 0);
    private final Map<Map<String, ?>, Map<String, Object>> offsets;
    private final Optional<ServerTls> tls;
    private final Thread task;
    private volatile boolean ended;

    static Map<Map<String, ?>, Map<String, Object>> noOffsets() {
        return new ConcurrentHashMap<>();
    }

    WebhookServer(
            WebhookVerifier verifier,
            Map<Map<String, ?>, Map<String, Object>> offsets,
            Map<String, String> props)
            throws Exception {
        this.offsets = offsets;
        ConfigDef def = new ConfigDef();
        WebhookOptions.define(def);
        TlsOptions.define(def);
        DeliveryOptions.define(def);
        Map<String, String> all = new HashMap<>(Map.of("webhook.listener", "127.0.0.1:0"));
        all.putAll(props);
        AbstractConfig config = new AbstractConfig(def, all, false);
        DeliveryOptions delivery = DeliveryOptions.from(config);
        WebhookOptions options = WebhookOptions.from(config);
        TlsOptions tlsOptions = TlsOptions.from(config);
        tls = tlsOptions.enabled() ? Optional.of(ServerTls.open(tlsOptions)) : Optional.empty();
        queue =
                new DeliveryQueue(
                        delivery.queueMaxRecords(),
                        delivery.queueMaxBytes(),
                        delivery.ackTimeout(),
                        System::nanoTime);
        IdempotencyWindow window =
                new IdempotencyWindow("webhook", 16, 200, System.nanoTime(), false);
        window.restore(context());
        metrics = WebhookMetrics.in(registry);
        listener =
                new WebhookListener(
                        "test",
                        options,
                        tls,
                        verifier,
                        new WebhookIntake(
                                queue,
                                window,
                                KeyedDigest.of(Optional.of(new byte[32]), "webhook"),
                                delivery,
                                events()),
                        queue,
                        delivery.ackTimeout(),
                        metrics);
        task = new Thread(this::poll, "test-task");
        task.setDaemon(true);
        task.start();
        listener.start();
    }

    WebhookServer bound() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(listener::isBound);
        return this;
    }

    private WebhookEvents events() {
        return new WebhookEvents() {
            @Override
            public List<RecordDraft> records(
                    WebhookEvent event,
                    SourcePosition position,
                    Supplier<SourcePosition> companion) {
                Struct value = new Struct(EVENT).put("id", event.id());
                return event.type().equals("ignored")
                        ? List.of()
                        : List.of(RecordDraft.of(position, "events", event.id(), value, 0));
            }

            @Override
            public void durable(WebhookEvent event) {
                told.add(event.id());
            }
        };
    }

    private void poll() {
        List<SourceRecord> polled = new ArrayList<>();
        try {
            while (!ended) {
                if (polling.get()) {
                    for (Delivery delivery : queue.drain(100, Duration.ofMillis(20))) {
                        polled.addAll(delivery.toRecords("b", 0));
                    }
                } else {
                    Thread.onSpinWait();
                    Thread.sleep(5);
                }
                if (committing.get()) {
                    polled.forEach(this::commit);
                    polled.clear();
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (ConnectException failed) {
            // The task ends; whoever drains next is told the same.
            ended = true;
        }
    }

    @SuppressWarnings("unchecked")
    private void commit(SourceRecord record) {
        if (dropping.get()) {
            DeliveredRecord.commit(record, null);
            return;
        }
        committed.add((String) record.key());
        offsets.put(record.sourcePartition(), (Map<String, Object>) record.sourceOffset());
        DeliveredRecord.commit(record, METADATA);
    }

    private SourceTaskContext context() {
        OffsetStorageReader reader =
                new OffsetStorageReader() {
                    @Override
                    public <T> Map<String, Object> offset(Map<String, T> partition) {
                        return offsets.get(partition);
                    }

                    @Override
                    public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                            java.util.Collection<Map<String, T>> partitions) {
                        Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
                        partitions.forEach(p -> found.put(p, offsets.get(p)));
                        return found;
                    }
                };
        return new SourceTaskContext() {
            @Override
            public Map<String, String> configs() {
                return Map.of();
            }

            @Override
            public OffsetStorageReader offsetStorageReader() {
                return reader;
            }
        };
    }

    /** Ends it as a task is ended. */
    @Override
    public void close() {
        listener.stopAccepting();
        ended = true;
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !task.isAlive());
        queue.abandon();
        listener.close();
        tls.ifPresent(ServerTls::close);
        registry.close();
    }
}
