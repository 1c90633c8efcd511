package dev.tributary.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of a distributed Connect worker.
 *
 * @param name tells workers of one broker apart, and their files
 * @param group the group whose work it shares; names the group's internal topics
 * @param restPort where the REST interface listens
 * @param pluginPath folders whose children are plugins
 * @param exactlyOnce whether source tasks write in transactions
 * @param jmxPort where JMX listens, 0 for nowhere
 * @param jvmArguments more arguments of the JVM
 * @param overrides worker properties that win over ours
 */
public record WorkerSettings(
        String name,
        String group,
        int restPort,
        List<Path> pluginPath,
        boolean exactlyOnce,
        int jmxPort,
        List<String> jvmArguments,
        Map<String, String> overrides) {

    /** The way of starting JVMs quickly that suits tests of function, not of speed. */
    public static final String QUICK_JVM = "-XX:TieredStopAtLevel=1";

    public WorkerSettings {
        pluginPath = List.copyOf(pluginPath);
        jvmArguments = List.copyOf(jvmArguments);
        overrides = Map.copyOf(overrides);
    }

    /** A worker that is alone in its group. */
    public static WorkerSettings named(String name, int restPort, List<Path> pluginPath) {
        return new WorkerSettings(name, name, restPort, pluginPath, false, 0, List.of(), Map.of());
    }

    /** Shares the work of a group with other workers. */
    public WorkerSettings inGroup(String sharedGroup) {
        return new WorkerSettings(
                name,
                sharedGroup,
                restPort,
                pluginPath,
                exactlyOnce,
                jmxPort,
                jvmArguments,
                overrides);
    }

    public WorkerSettings withExactlyOnce() {
        return new WorkerSettings(
                name, group, restPort, pluginPath, true, jmxPort, jvmArguments, overrides);
    }

    public WorkerSettings withJmxPort(int port) {
        return new WorkerSettings(
                name, group, restPort, pluginPath, exactlyOnce, port, jvmArguments, overrides);
    }

    public WorkerSettings withJvmArguments(String... arguments) {
        return new WorkerSettings(
                name,
                group,
                restPort,
                pluginPath,
                exactlyOnce,
                jmxPort,
                List.of(arguments),
                overrides);
    }

    public WorkerSettings with(Map<String, String> properties) {
        return new WorkerSettings(
                name, group, restPort, pluginPath, exactlyOnce, jmxPort, jvmArguments, properties);
    }

    Map<String, String> properties(String bootstrapServers) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("group.id", group);
        properties.put("listeners", "http://127.0.0.1:" + restPort);
        properties.put("rest.advertised.host.name", "127.0.0.1");
        properties.put(
                "plugin.path",
                pluginPath.stream()
                        .map(path -> path.toAbsolutePath().toString())
                        .collect(Collectors.joining(",")));
        properties.put("plugin.discovery", "service_load");
        properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        properties.put("config.storage.topic", group + "-configs");
        properties.put("offset.storage.topic", group + "-offsets");
        properties.put("status.storage.topic", group + "-status");
        properties.put("exactly.once.source.support", exactlyOnce ? "enabled" : "disabled");
        properties.putAll(ALONE);
        properties.putAll(SECRETS_FROM_FILES);
        properties.putAll(overrides);
        return properties;
    }

    List<String> jvm() {
        List<String> jvm = new ArrayList<>(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        if (jmxPort != 0) {
            jvm.addAll(
                    List.of(
                            "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                            "-Dcom.sun.management.jmxremote.port=" + jmxPort,
                            "-Dcom.sun.management.jmxremote.rmi.port=" + jmxPort,
                            "-Dcom.sun.management.jmxremote.authenticate=false",
                            "-Dcom.sun.management.jmxremote.ssl=false",
                            "-Djava.rmi.server.hostname=127.0.0.1"));
        }
        jvm.addAll(jvmArguments);
        return jvm;
    }

    /**
     * One replica, one partition, a session that ends soon after a killed worker, and offsets that
     * are written soon: at least once a file is moved when they are.
     */
    private static final Map<String, String> ALONE =
            Map.of(
                    "config.storage.replication.factor", "1",
                    "offset.storage.replication.factor", "1",
                    "status.storage.replication.factor", "1",
                    "offset.storage.partitions", "1",
                    "offset.flush.interval.ms", "1000",
                    "status.storage.partitions", "1",
                    "session.timeout.ms", "2000",
                    "heartbeat.interval.ms", "500",
                    "scheduled.rebalance.max.delay.ms", "0");

    private static final Map<String, String> SECRETS_FROM_FILES =
            Map.of(
                    "config.providers", "file",
                    "config.providers.file.class",
                            "org.apache.kafka.common.config.provider.FileConfigProvider");
}
