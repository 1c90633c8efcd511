package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * How a plugin reaches Kafka with a client of its own: Connect hands it none, and not the worker's
 * settings either.
 *
 * <p>Its text tells the servers only.
 */
public final class KafkaClientOptions {

    public static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
    public static final String SECURITY_PROTOCOL = "kafka.security.protocol";
    public static final String SASL_MECHANISM = "kafka.sasl.mechanism";
    public static final String SASL_JAAS_CONFIG = "kafka.sasl.jaas.config";
    public static final String CA = "kafka.ssl.ca";
    public static final String TRUSTSTORE = "kafka.ssl.truststore";
    public static final String TRUSTSTORE_PASSWORD = "kafka.ssl.truststore.password";
    public static final String KEYSTORE = "kafka.ssl.keystore";
    public static final String KEYSTORE_PASSWORD = "kafka.ssl.keystore.password";
    public static final String KEY_PASSWORD = "kafka.ssl.key.password";
    public static final String PROPERTIES_FILE = "kafka.properties.file";

    /** What the plugin itself decides; from a file it would break the promises it makes. */
    private static final Set<String> OURS =
            Set.of(
                    "acks",
                    "client.id",
                    "enable.auto.commit",
                    "enable.idempotence",
                    "group.id",
                    "isolation.level",
                    "key.deserializer",
                    "key.serializer",
                    "transaction.timeout.ms",
                    "transactional.id",
                    "value.deserializer",
                    "value.serializer");

    private final List<String> servers;
    private final Map<String, Object> settings;
    private final Optional<String> file;

    private KafkaClientOptions(
            List<String> servers, Map<String, Object> settings, Optional<String> file) {
        this.servers = List.copyOf(servers);
        this.settings = Map.copyOf(settings);
        this.file = file;
    }

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Kafka client");
        group.option(BOOTSTRAP_SERVERS)
                .type(LIST)
                .defaultsTo("")
                .validator(Valid.listOrNone(Valid.hostPort()))
                .importance(HIGH)
                .doc(
                        "Brokers to begin with, for what the connector itself reads from and writes"
                                + " to Kafka; Kafka Connect does not tell a connector the worker's.")
                .option(SECURITY_PROTOCOL)
                .oneOf(KafkaProtocol.class)
                .defaultsTo(KafkaProtocol.PLAINTEXT)
                .importance(HIGH)
                .dependsOn(BOOTSTRAP_SERVERS)
                .doc(
                        "How to speak with the brokers: `plaintext`, `ssl`, `sasl-plaintext` or"
                                + " `sasl-ssl`, as the listener of theirs demands.")
                .option(SASL_MECHANISM)
                .validator(Valid.notBlank())
                .dependsOn(SECURITY_PROTOCOL)
                .doc("How to authenticate with SASL, as `SCRAM-SHA-512`.")
                .option(SASL_JAAS_CONFIG)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .dependsOn(SECURITY_PROTOCOL)
                .doc(
                        "The login for SASL in the form of JAAS, as a client of Kafka takes it; best"
                                + " as a reference to a config provider.");
        defineStores(group);
        group.option(PROPERTIES_FILE)
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(BOOTSTRAP_SERVERS)
                .doc(
                        "A properties file on each worker with further settings of Kafka's clients,"
                                + " under Kafka's own names (`ssl.protocol`,"
                                + " `request.timeout.ms`); options above win over it.");
    }

    private static void defineStores(ConfigGroup group) {
        group.option(CA)
                .validator(Valid.notBlank())
                .dependsOn(SECURITY_PROTOCOL)
                .doc(
                        "A PEM file on each worker with the certificates of the authorities that the"
                                + " brokers' certificates may come from; those that Java trusts when"
                                + " left out.")
                .option(TRUSTSTORE)
                .validator(Valid.notBlank())
                .dependsOn(SECURITY_PROTOCOL)
                .doc("A truststore file on each worker, instead of `kafka.ssl.ca`.")
                .option(TRUSTSTORE_PASSWORD)
                .type(PASSWORD)
                .dependsOn(TRUSTSTORE)
                .doc("The password of `kafka.ssl.truststore`.")
                .option(KEYSTORE)
                .validator(Valid.notBlank())
                .dependsOn(SECURITY_PROTOCOL)
                .doc(
                        "A keystore file on each worker with the client's certificate and key, where"
                                + " the brokers ask for one.")
                .option(KEYSTORE_PASSWORD)
                .type(PASSWORD)
                .dependsOn(KEYSTORE)
                .doc("The password of `kafka.ssl.keystore`.")
                .option(KEY_PASSWORD)
                .type(PASSWORD)
                .dependsOn(KEYSTORE)
                .doc("The password of the key in it, where it has one of its own.");
    }

    /**
     * Reads them; the file is read by {@link #clientProperties}.
     *
     * @throws ConfigException where they do not go together: with the remedy
     */
    public static KafkaClientOptions from(AbstractConfig config) {
        List<String> servers = config.getList(BOOTSTRAP_SERVERS);
        KafkaProtocol protocol = OneOf.get(config, SECURITY_PROTOCOL, KafkaProtocol.class);
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("security.protocol", protocol.kafka());
        boolean hasFile = config.getString(PROPERTIES_FILE) != null;
        put(settings, "sasl.mechanism", config.getString(SASL_MECHANISM));
        put(settings, "sasl.jaas.config", config.getPassword(SASL_JAAS_CONFIG));
        if (protocol.authenticates() && !hasFile) {
            needed(config, SASL_MECHANISM, protocol);
            needed(config, SASL_JAAS_CONFIG, protocol);
        }
        stores(config, protocol, settings);
        return new KafkaClientOptions(
                servers, settings, Optional.ofNullable(config.getString(PROPERTIES_FILE)));
    }

    private static void stores(
            AbstractConfig config, KafkaProtocol protocol, Map<String, Object> settings) {
        for (String store : List.of(CA, TRUSTSTORE, KEYSTORE)) {
            if (config.getString(store) != null && !protocol.encrypts()) {
                throw new OptionMisfit(
                        store,
                        "it is of no use without TLS: set "
                                + SECURITY_PROTOCOL
                                + " to ssl or sasl-ssl, or leave it out");
            }
        }
        if (config.getString(CA) != null && config.getString(TRUSTSTORE) != null) {
            throw new OptionMisfit(
                    TRUSTSTORE, "trust is given twice: set either " + CA + " or " + TRUSTSTORE);
        }
        if (config.getString(CA) != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", config.getString(CA));
        }
        put(settings, "ssl.truststore.location", config.getString(TRUSTSTORE));
        put(settings, "ssl.truststore.password", config.getPassword(TRUSTSTORE_PASSWORD));
        put(settings, "ssl.keystore.location", config.getString(KEYSTORE));
        put(settings, "ssl.keystore.password", config.getPassword(KEYSTORE_PASSWORD));
        put(settings, "ssl.key.password", config.getPassword(KEY_PASSWORD));
    }

    private static void needed(AbstractConfig config, String option, KafkaProtocol protocol) {
        if (config.values().get(option) == null) {
            throw new OptionMisfit(
                    option, OneOf.word(protocol) + " authenticates with it: set it too");
        }
    }

    private static void put(Map<String, Object> settings, String name, Object value) {
        if (value != null) {
            settings.put(name, value instanceof Password secret ? secret.value() : value);
        }
    }

    /** Whether brokers are given at all. */
    public boolean isGiven() {
        return !servers.isEmpty();
    }

    /**
     * What Kafka's clients take, secrets included; the caller adds serializers and what it decides
     * itself.
     *
     * @throws ConfigException where the file cannot be read, or decides what the plugin decides
     */
    public Map<String, Object> clientProperties() {
        Map<String, Object> all = new HashMap<>();
        file.ifPresent(path -> read(path).forEach((name, value) -> all.put((String) name, value)));
        Set<String> decided = new TreeSet<>(all.keySet());
        decided.retainAll(OURS);
        if (!decided.isEmpty()) {
            throw new OptionMisfit(
                    PROPERTIES_FILE,
                    "the connector itself decides on " + decided + ": take it out of the file");
        }
        all.putAll(settings);
        return all;
    }

    private static Properties read(String path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            // Without the cause's words, which may quote what is in the file.
            throw new OptionMisfit(
                    PROPERTIES_FILE,
                    "this file cannot be read as properties ("
                            + unreadable.getClass().getSimpleName()
                            + "): put it on every worker, readable for the worker's account");
        }
    }

    @Override
    public String toString() {
        return "KafkaClientOptions" + servers;
    }
}
