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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The HL7 connector in a worker, with ports and topics of its own; closing removes it. */
final class Hl7Connector implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration LISTENING_LIMIT = Duration.ofSeconds(60);

    private final String name;
    private final List<Integer> ports;
    private final Map<String, String> config;
    private final ConnectRest rest;

    private Hl7Connector(
            String name, List<Integer> ports, Map<String, String> config, ConnectRest rest) {
        this.name = name;
        this.ports = ports;
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
        return start(rest, delivery, name, List.of(Ports.free()), changes);
    }

    /** The same with two listeners, each in a task of its own. */
    static Hl7Connector startWithTwoListeners(ConnectRest rest, Delivery delivery, String name) {
        return start(
                rest,
                delivery,
                name,
                List.of(Ports.free(), Ports.free()),
                Map.of("tasks.max", "2"));
    }

    private static Hl7Connector start(
            ConnectRest rest,
            Delivery delivery,
            String name,
            List<Integer> ports,
            Map<String, String> changes) {
        Map<String, String> config = new HashMap<>(recommended(name, ports));
        if (delivery == Delivery.EXACTLY_ONCE) {
            config.put("offsets.storage.topic", name + ".offsets");
        }
        config.putAll(changes);
        Hl7Connector connector = new Hl7Connector(name, ports, config, rest);
        connector.put();
        return connector;
    }

    static Hl7Connector start(ConnectRest rest, Delivery delivery, String name) {
        return start(rest, delivery, name, Map.of());
    }

    static Map<String, String> recommended(String name, int port) {
        return recommended(name, List.of(port));
    }

    private static Map<String, String> recommended(String name, List<Integer> ports) {
        return Map.ofEntries(
                Map.entry("connector.class", "dev.tributary.hl7.Hl7MllpSourceConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry(
                        "listeners",
                        ports.stream()
                                .map(port -> "127.0.0.1:" + port)
                                .collect(Collectors.joining(","))),
                Map.entry("topic.prefix", name),
                Map.entry("digest.key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("topic.creation.default.partitions", "1"),
                Map.entry("topic.creation.default.replication.factor", "1"),
                Map.entry("producer.override.linger.ms", "0"));
    }

    /** Gives the worker the configuration; returns when every listener accepts. */
    void put() {
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
        awaitListening(LISTENING_LIMIT);
    }

    void awaitListening(Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ports.stream().allMatch(Ports::isOpen));
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
        return address(0);
    }

    /** Where one of its listeners is, which is where the task of that number listens. */
    InetSocketAddress address(int listener) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.get(listener));
    }

    String name() {
        return name;
    }

    /** The topic of records of that kind, as {@code messages}. */
    String topic(String kind) {
        return name + "." + kind;
    }

    /** Takes it out of the worker, which keeps its offsets; returns when its ports are free. */
    void remove() {
        rest.delete(name);
        await().atMost(LISTENING_LIMIT).until(() -> ports.stream().noneMatch(Ports::isOpen));
    }

    @Override
    public void close() {
        remove();
    }
}
