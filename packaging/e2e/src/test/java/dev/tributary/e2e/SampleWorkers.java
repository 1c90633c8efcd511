package dev.tributary.e2e;

import static org.awaitility.Awaitility.await;

import dev.tributary.api.sample.SampleBank;
import dev.tributary.api.token.KafkaTokenStore;
import dev.tributary.api.token.TokenStore;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.HubZip;
import dev.tributary.cluster.Ports;
import dev.tributary.cluster.WorkerProcess;
import dev.tributary.cluster.WorkerSettings;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two workers with the sample source from its ZIP, their secrets, and the tokens that they share.
 */
final class SampleWorkers implements AutoCloseable {
    static final String POLLING = "sample-poll";
    static final String HOOKS = "sample-hooks";
    static final String WEBHOOK_SECRET = "whsec_canary7Qx2";

    private static final String GROUP = "api-sample";
    private static final String TOKENS = "api-sample-tokens";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final TestCluster cluster;
    private final SampleBank bank;
    private final List<WorkerProcess> workers;
    private final Path secrets;
    private final String keyset = Keyset.generate();
    private final String digestKey =
            Base64.getEncoder()
                    .encodeToString(
                            "digest key of the sample source."
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    private final int port = Ports.free();
    private final TokenStore tokens;
    private WorkerProcess away;

    private SampleWorkers(TestCluster cluster, SampleBank bank) {
        this.cluster = cluster;
        this.bank = bank;
        Path folder = Build.emptyFolder("sample-source");
        this.secrets = folder.resolve("secrets.properties");
        HubZip.open(Build.zipOf("packaging/sample-source")).installInto(folder.resolve("plugins"));
        String pluginPath = folder.resolve("plugins").toString();
        this.workers =
                List.of("sample-1", "sample-2").stream()
                        .map(
                                name ->
                                        cluster.ownWorker(
                                                name,
                                                GROUP,
                                                Delivery.EXACTLY_ONCE,
                                                settings ->
                                                        settings.with(
                                                                        Map.of(
                                                                                "plugin.path",
                                                                                pluginPath))
                                                                .withJvmArguments(
                                                                        WorkerSettings.QUICK_JVM)))
                        .toList();
        FieldCipher cipher = FieldCipher.of(Keyset.parse(keyset));
        this.tokens =
                new KafkaTokenStore(
                        Map.of("bootstrap.servers", cluster.bootstrapServers()),
                        TOKENS,
                        () -> cipher);
    }

    /** Starts both workers, without connectors. */
    static SampleWorkers start(TestCluster cluster, SampleBank bank) {
        SampleWorkers sample = new SampleWorkers(cluster, bank);
        sample.writeSecrets();
        sample.workers.parallelStream().forEach(WorkerProcess::start);
        return sample;
    }

    /** As a config provider finds it; replaced as a whole, as a secret's agent does. */
    void writeSecrets() {
        Properties values = new Properties();
        values.setProperty("key", bank.key());
        values.setProperty("client", SampleBank.CLIENT_SECRET);
        values.setProperty("webhook", WEBHOOK_SECRET);
        values.setProperty("digest", digestKey);
        values.setProperty("tokens", keyset);
        try {
            Path next = secrets.resolveSibling("next.properties");
            try (OutputStream out = Files.newOutputStream(next)) {
                values.store(out, null);
            }
            Files.move(next, secrets, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void authorise(String account, int entries) {
        bank.account(account, entries);
        tokens.put(bank.consent(account));
    }

    /** Starts the connector that only polls, a task on each worker, and that which listens. */
    void startConnectors() {
        Map<String, String> polling = new HashMap<>(config(POLLING));
        polling.put("tasks.max", "2");
        rest().put(POLLING, polling);
        // Before the other: three tasks might be shared out so that these two are together.
        awaitPollingOn(2);
        startListening();
    }

    /** Starts the connector that listens, which polls too. */
    void startListening() {
        Map<String, String> hooks = new HashMap<>(config(HOOKS));
        hooks.put("webhook.listener", "127.0.0.1:" + port);
        hooks.put("webhook.secret", secret("webhook"));
        rest().put(HOOKS, hooks);
        RunningConnector.awaitRunning(rest(), HOOKS);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> Ports.isOpen(port));
    }

    private Map<String, String> config(String name) {
        return Map.ofEntries(
                Map.entry("connector.class", "dev.tributary.api.sample.SampleSourceConnector"),
                Map.entry("tasks.max", "1"),
                Map.entry("topic.prefix", name),
                Map.entry("offsets.storage.topic", name + ".offsets"),
                Map.entry("sample.url", bank.url()),
                Map.entry("sample.key", secret("key")),
                Map.entry("oauth.client.id", SampleBank.CLIENT),
                Map.entry("oauth.client.secret", secret("client")),
                Map.entry("oauth.token.endpoint", bank.tokenEndpoint().toString()),
                Map.entry("token.topic", TOKENS),
                Map.entry("token.key", secret("tokens")),
                Map.entry("kafka.bootstrap.servers", cluster.bootstrapServers()),
                Map.entry("digest.key", secret("digest")),
                Map.entry("limit.month", "100000"),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("topic.creation.default.partitions", "1"),
                Map.entry("topic.creation.default.replication.factor", "1"),
                Map.entry("producer.override.linger.ms", "0"));
    }

    private String secret(String name) {
        return "${file:" + secrets + ":" + name + "}";
    }

    /** All that must stand nowhere, beside what the bank has given out. */
    List<String> secrets() {
        return List.of(WEBHOOK_SECRET, digestKey, keyset);
    }

    int port() {
        return port;
    }

    /** Waits until the tasks of the polling connector are on so many workers. */
    void awaitPollingOn(int count) {
        await().atMost(LIMIT)
                .until(
                        () ->
                                rest().status(POLLING)
                                        .filter(ConnectorStatus::isRunning)
                                        .filter(status -> status.tasks().size() == 2)
                                        .filter(status -> workersOf(status).size() == count)
                                        .isPresent());
    }

    private static Set<String> workersOf(ConnectorStatus status) {
        return status.tasks().stream()
                .map(ConnectorStatus.Task::worker)
                .collect(Collectors.toSet());
    }

    /** Kills the worker that listens; the other takes over. */
    void killListening() {
        String address = rest().status(HOOKS).orElseThrow().tasks().get(0).worker();
        away =
                workers.stream()
                        .filter(worker -> worker.rest().base().getAuthority().equals(address))
                        .findFirst()
                        .orElseThrow();
        away.kill();
    }

    ConnectRest rest() {
        return present().rest();
    }

    /** A worker that is there. */
    WorkerProcess present() {
        return workers.stream().filter(worker -> worker != away).findFirst().orElseThrow();
    }

    List<WorkerProcess> workers() {
        return workers;
    }

    @Override
    public void close() {
        tokens.close();
        workers.forEach(WorkerProcess::stop);
    }
}
