package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.MllpClient;
import dev.tributary.cluster.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The HL7 connector in a worker, with a port and topics of its own; closing removes it. */
final class Hl7Connector implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration LISTENING_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final int port;
    private final Map<String, String> config;
    private final ConnectRest rest;

    private Hl7Connector(String name, int port, Map<String, String> config, ConnectRest rest) {
        this.name = name;
        this.port = port;
        this.config = config;
        this.rest = rest;
    }

    /**
     * Starts it as the documentation recommends; returns when it listens.
     *
     * @param name of the connector; its topics begin with it
     * @param changes configuration that wins over the recommended
     */
    static Hl7Connector start(
            ConnectRest rest, Delivery delivery, String name, Map<String, String> changes) {
        int port = Ports.free();
        Map<String, String> config = new HashMap<>(recommended(name, port));
        if (delivery == Delivery.EXACTLY_ONCE) {
            config.put("offsets.storage.topic", name + ".offsets");
        }
        config.putAll(changes);
        Hl7Connector connector = new Hl7Connector(name, port, config, rest);
        connector.put();
        return connector;
    }

    static Hl7Connector start(ConnectRest rest, Delivery delivery, String name) {
        return start(rest, delivery, name, Map.of());
    }

    static Map<String, String> recommended(String name, int port) {
        return Map.ofEntries(
                Map.entry("connector.class", "dev.tributary.hl7.Hl7MllpSourceConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry("listeners", "127.0.0.1:" + port),
                Map.entry("topic.prefix", name),
                Map.entry("digest.key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("topic.creation.default.partitions", "1"),
                Map.entry("topic.creation.default.replication.factor", "1"),
                Map.entry("producer.override.linger.ms", "0"));
    }

    /** Gives the worker the configuration; returns when the listener accepts. */
    void put() {
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
        awaitListening(LISTENING_LIMIT);
    }

    void awaitListening(Duration limit) {
        await().atMost(limit).pollInterval(Duration.ofMillis(20)).until(() -> Ports.isOpen(port));
    }

    MllpClient connect() throws IOException {
        return connect(ANSWER_LIMIT);
    }

    /**
     * A sender's connection.
     *
     * @param limit for each acknowledgement
     */
    MllpClient connect(Duration limit) throws IOException {
        return MllpClient.connect(address(), limit);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    String name() {
        return name;
    }

    /** The topic of records of that kind, as {@code messages}. */
    String topic(String kind) {
        return name + "." + kind;
    }

    /** Takes it out of the worker, which keeps its offsets; returns when the port is free. */
    void remove() {
        rest.delete(name);
        await().atMost(LISTENING_LIMIT).until(() -> !Ports.isOpen(port));
    }

    @Override
    public void close() {
        remove();
    }
}
