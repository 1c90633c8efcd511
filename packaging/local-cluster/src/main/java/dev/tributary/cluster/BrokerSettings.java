package dev.tributary.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of a broker that is alone: KRaft, one replica of everything, quick to rebalance.
 *
 * @param port where clients connect
 * @param jvmArguments more arguments of the JVM; they win over ours
 * @param overrides broker properties that win over ours
 */
public record BrokerSettings(int port, List<String> jvmArguments, Map<String, String> overrides) {

    public BrokerSettings {
        jvmArguments = List.copyOf(jvmArguments);
        overrides = Map.copyOf(overrides);
    }

    public static BrokerSettings onPort(int port) {
        return new BrokerSettings(port, List.of(), Map.of());
    }

    public BrokerSettings withJvmArguments(String... arguments) {
        return new BrokerSettings(port, List.of(arguments), overrides);
    }

    /**
     * The properties file. The voter is named statically, because a controller port that is stored
     * in the data would have to be free at every later start.
     */
    Map<String, String> properties(Path data, int controllerPort) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put(
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", data.toString());
        properties.put("auto.create.topics.enable", "false");
        properties.putAll(ALONE);
        properties.putAll(QUICK);
        properties.putAll(overrides);
        return properties;
    }

    private static final Map<String, String> ALONE =
            Map.ofEntries(
                    Map.entry("num.partitions", "1"),
                    Map.entry("default.replication.factor", "1"),
                    Map.entry("min.insync.replicas", "1"),
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "1"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    Map.entry("log.cleaner.dedupe.buffer.size", "2097152"));

    /** What a killed worker and a lone transaction would otherwise wait for. */
    private static final Map<String, String> QUICK =
            Map.of(
                    "group.initial.rebalance.delay.ms", "0",
                    "group.min.session.timeout.ms", "1000",
                    "add.partitions.to.txn.retry.backoff.ms", "1",
                    "transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
}
