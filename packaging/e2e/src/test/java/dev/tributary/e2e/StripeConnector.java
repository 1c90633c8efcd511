package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.TopicReader;
import dev.tributary.cluster.TopicRecord;
import dev.tributary.simulators.stripe.StripeSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Stripe connector in a worker, with topics of its own; closing removes it. */
final class StripeConnector implements AutoCloseable {
    /** The secret of its webhooks. */
    static final String SECRET = "whsec_e2e9Qz4Kx7LmNp";

    private final String name;
    private final ConnectRest rest;
    private final TopicReader reader;
    private final Map<String, String> config;
    private final Path secrets;

    private StripeConnector(
            String name,
            ConnectRest rest,
            TopicReader reader,
            Map<String, String> config,
            Path secrets) {
        this.name = name;
        this.rest = rest;
        this.reader = reader;
        this.config = config;
        this.secrets = secrets;
    }

    /**
     * Starts it; its key and its secret are in a file on the worker.
     *
     * @param key of the simulated Stripe
     * @param changes win over what is recommended
     */
    static StripeConnector start(
            ConnectRest rest,
            TopicReader reader,
            Delivery delivery,
            String name,
            StripeSimulator stripe,
            String key,
            Map<String, String> changes) {
        Path secrets = Build.emptyFolder("stripe-" + name).resolve("stripe.properties");
        write(secrets, key);
        Map<String, String> config = new HashMap<>(recommended(name, stripe.apiBase().toString()));
        config.put("tasks.max", "2");
        config.put("api.key", "${file:" + secrets + ":api.key}");
        config.put("digest.key", Base64.getEncoder().encodeToString(new byte[32]));
        config.put("topic.creation.groups", "compacted");
        config.put("topic.creation.compacted.include", name + "\\.(transactions|accounts)");
        config.put("topic.creation.compacted.partitions", "1");
        config.put("topic.creation.compacted.replication.factor", "1");
        config.put("topic.creation.compacted.cleanup.policy", "compact");
        if (delivery == Delivery.EXACTLY_ONCE) {
            config.put("offsets.storage.topic", name + ".offsets");
        }
        config.putAll(changes);
        StripeConnector connector = new StripeConnector(name, rest, reader, config, secrets);
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
        return connector;
    }

    /**
     * What any connector of a test has, but for its keys.
     *
     * @param base of the API that it takes for Stripe's
     */
    static Map<String, String> recommended(String name, String base) {
        return Map.ofEntries(
                Map.entry("connector.class", "dev.tributary.stripe.StripeSourceConnector"),
                Map.entry("topic.prefix", name),
                Map.entry("api.base", base),
                Map.entry("feed.interval.ms", "500"),
                Map.entry("feed.holdback.ms", "1000"),
                Map.entry("key.converter", "org.apache.kafka.connect.storage.StringConverter"),
                Map.entry("value.converter", "org.apache.kafka.connect.json.JsonConverter"),
                Map.entry("value.converter.schemas.enable", "false"),
                Map.entry("value.converter.decimal.format", "NUMERIC"),
                Map.entry("topic.creation.default.partitions", "1"),
                Map.entry("topic.creation.default.replication.factor", "1"));
    }

    private static void write(Path secrets, String key) {
        try {
            Files.writeString(secrets, "api.key=" + key + "\nwebhook.secret=" + SECRET + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference to the secret of webhooks. */
    String webhookSecret() {
        return "${file:" + secrets + ":webhook.secret}";
    }

    /** Changes its configuration. */
    void put(Map<String, String> changes) {
        config.putAll(changes);
        rest.put(name, config);
        RunningConnector.awaitRunning(rest, name);
    }

    String name() {
        return name;
    }

    String topic(String kind) {
        return name + "." + kind;
    }

    List<JsonNode> values(String kind) {
        return reader.all(topic(kind)).stream()
                .filter(record -> record.valueBytes() != null)
                .map(MessageRecords::json)
                .toList();
    }

    /** What a compacted topic keeps. */
    Map<String, JsonNode> last(String kind) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        for (TopicRecord record : reader.all(topic(kind))) {
            if (record.valueBytes() == null) {
                last.remove(record.key());
            } else {
                last.put(record.key(), MessageRecords.json(record));
            }
        }
        return last;
    }

    /** Waits until it tells that it knows all of an account up to then. */
    void awaitComplete(String account, Instant until, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(250))
                .failFast(
                        () ->
                                assertThat(
                                                rest.status(name)
                                                        .map(s -> s.hasFailed() ? s.traces() : "")
                                                        .map(String::valueOf)
                                                        .orElse(""))
                                        .isEmpty())
                .until(
                        () ->
                                values("status").stream()
                                        .anyMatch(status -> isComplete(status, account, until)));
    }

    private static boolean isComplete(JsonNode status, String account, Instant until) {
        JsonNode mark = status.path("watermark");
        return status.path("subject").asText().equals("account " + account)
                && mark.isTextual()
                && !Instant.parse(mark.asText()).isBefore(until);
    }

    /**
     * The last word about an object.
     *
     * @param object as JSON, every number with its digits
     * @param version of the API; empty for the connector's own
     */
    record Word(String object, String version) {}

    /** The last word about each object of an account; the topic may be larger than memory. */
    Map<String, Word> lastWords(String account) {
        Map<String, Word> words = new HashMap<>();
        reader.forEach(
                topic("events"),
                record -> {
                    JsonNode value = MessageRecords.json(record);
                    if (value.path("account_id").asText().equals(account)) {
                        JsonNode raw = MessageRecords.parsed(value.path("raw").asText());
                        boolean event = raw.path("object").asText().equals("event");
                        JsonNode object = event ? raw.path("data").path("object") : raw;
                        String version = event ? raw.path("api_version").asText() : "";
                        words.put(object.path("id").asText(), new Word(object.toString(), version));
                    }
                });
        return words;
    }

    /** The ids of events and of states, in order. */
    List<String> eventIds() {
        List<String> ids = new ArrayList<>();
        reader.forEach(
                topic("events"),
                record -> ids.add(MessageRecords.json(record).path("id").asText()));
        return ids;
    }

    /** What is gained by each currency, by the last word about each transaction of an account. */
    Map<String, BigDecimal> nets(String account) {
        Map<String, Net> last = new HashMap<>();
        reader.forEach(
                topic("transactions"),
                record -> {
                    last.remove(record.key());
                    JsonNode value =
                            record.valueBytes() == null
                                    ? NullNode.instance
                                    : MessageRecords.json(record);
                    // What failed or is not settled has no net.
                    if (value.path("account_id").asText().startsWith(account)
                            && value.path("net").isNumber()) {
                        last.put(
                                record.key(),
                                new Net(
                                        value.path("currency").asText(),
                                        value.path("net").decimalValue()));
                    }
                });
        Map<String, BigDecimal> sums = new TreeMap<>();
        last.values().forEach(net -> sums.merge(net.currency(), net.amount(), BigDecimal::add));
        return sums;
    }

    private record Net(String currency, BigDecimal amount) {}

    @Override
    public void close() {
        rest.delete(name);
    }
}
