package dev.tributary.api.token;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.KafkaClientOptions;
import dev.tributary.commons.config.KeyOptions;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.policy.KeyReference;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Where a connector's tokens live; {@link #open} opens it. Includes the options of {@link
 * KafkaClientOptions}, which a connector defines once.
 *
 * @param place what is needed there
 */
public record TokenStoreOptions(Place place) {

    public static final String STORE = "token.store";
    public static final String TOPIC = "token.topic";
    public static final String KEY = "token.key";
    public static final String VAULT_URL = "token.vault.url";
    public static final String VAULT_TOKEN = "token.vault.token";
    public static final String VAULT_MOUNT = "token.vault.mount";
    public static final String VAULT_PATH = "token.vault.path";
    public static final String VAULT_CA = "token.vault.ca";
    public static final String VAULT_NAMESPACE = "token.vault.namespace";
    public static final String VAULT_ALLOW_PLAINTEXT = "token.vault.allow.plaintext";

    private static final String GROUP = "Tokens";
    private static final Duration VAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final KeyOptions KEY_OPTIONS = KeyOptions.of(KEY);

    /** A place for tokens. */
    public sealed interface Place {}

    /**
     * A topic.
     *
     * @param client how to reach Kafka
     * @param topic its name
     * @param key the keyset that encrypts what is in it
     */
    public record Topic(KafkaClientOptions client, String topic, KeyReference key)
            implements Place {}

    /**
     * A Vault.
     *
     * @param mount of the key-value engine
     * @param path of the folder in it
     */
    public record Vault(VaultServer server, String mount, String path) implements Place {}

    public static void define(ConfigDef def) {
        ConfigGroup.in(def, GROUP)
                .option(STORE)
                .oneOf(TokenStoreKind.class)
                .defaultsTo(TokenStoreKind.KAFKA)
                .importance(HIGH)
                .doc(
                        "Where the tokens of accounts live that a person has authorised: `kafka`, in"
                                + " a compacted topic, encrypted under `token.key`; `vault`, in a"
                                + " Vault's key-value engine. All workers, and `tributary"
                                + " authorize`, must be given the same.")
                .option(TOPIC)
                .defaultsTo("tributary-tokens")
                .validator(Valid.topicPrefix())
                .doc(
                        "The topic for the tokens; it is created compacted, with one partition, if"
                                + " it does not exist.");
        KEY_OPTIONS.define(def, GROUP, "the tokens in the topic are encrypted");
        KafkaClientOptions.define(def);
        defineVault(ConfigGroup.in(def, GROUP));
    }

    private static void defineVault(ConfigGroup group) {
        group.option(VAULT_URL)
                .validator(Valid.notBlank())
                .dependsOn(STORE)
                .doc(
                        "The URL of the Vault for `token.store=vault`, such as"
                                + " `https://vault.example:8200`.")
                .option(VAULT_TOKEN)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .dependsOn(VAULT_URL)
                .doc("A token for Vault that may read, write and list there.")
                .option(VAULT_MOUNT)
                .defaultsTo("secret")
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(VAULT_URL)
                .doc("Where in Vault the key-value engine, version 2, is mounted.")
                .option(VAULT_PATH)
                .defaultsTo("tributary/tokens")
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(VAULT_URL)
                .doc("The folder in it that holds a secret for each authorised account.")
                .option(VAULT_CA)
                .validator(Valid.notBlank())
                .dependsOn(VAULT_URL)
                .doc(
                        "A PEM file on each worker with the certificates of the authorities that"
                                + " Vault's certificate may come from; those that Java trusts when"
                                + " left out.")
                .option(VAULT_NAMESPACE)
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(VAULT_URL)
                .doc("The namespace within Vault, where it has such.")
                .option(VAULT_ALLOW_PLAINTEXT)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(LOW)
                .dependsOn(VAULT_URL)
                .doc(
                        "Whether a URL with `http` may name another machine; the tokens then cross"
                                + " the network in clear text.");
    }

    /**
     * Reads them.
     *
     * @throws ConfigException where they do not go together: with the remedy
     */
    public static TokenStoreOptions from(AbstractConfig config) {
        return new TokenStoreOptions(
                switch (OneOf.get(config, STORE, TokenStoreKind.class)) {
                    case KAFKA -> topic(config);
                    case VAULT -> vault(config);
                });
    }

    private static Topic topic(AbstractConfig config) {
        KafkaClientOptions client = KafkaClientOptions.from(config);
        if (!client.isGiven()) {
            throw new OptionMisfit(
                    KafkaClientOptions.BOOTSTRAP_SERVERS,
                    "the topic of the tokens is reached over it: set it, or " + STORE + "=vault");
        }
        KeyReference key =
                KEY_OPTIONS
                        .from(config)
                        .orElseThrow(
                                () ->
                                        new OptionMisfit(
                                                KEY,
                                                "tokens are not kept in clear text: set "
                                                        + KEY
                                                        + " or "
                                                        + KEY_OPTIONS.file()
                                                        + " to a keyset, which 'tributary keys new'"
                                                        + " makes"));
        return new Topic(client, config.getString(TOPIC), key);
    }

    private static Vault vault(AbstractConfig config) {
        String url = config.getString(VAULT_URL);
        if (url == null || config.getPassword(VAULT_TOKEN) == null) {
            String missing = url == null ? VAULT_URL : VAULT_TOKEN;
            throw new OptionMisfit(missing, STORE + "=vault needs it: set it");
        }
        return new Vault(
                new VaultServer(
                        url,
                        config.getPassword(VAULT_TOKEN).value(),
                        Optional.ofNullable(config.getString(VAULT_CA)),
                        Optional.ofNullable(config.getString(VAULT_NAMESPACE)),
                        config.getBoolean(VAULT_ALLOW_PLAINTEXT),
                        VAULT_TIMEOUT),
                config.getString(VAULT_MOUNT),
                config.getString(VAULT_PATH));
    }

    /**
     * Refuses, when a user sets them, options that do not go together, and a key that cannot be
     * had; asks neither Kafka nor the Vault of the tokens.
     *
     * @param props the connector's configuration
     * @param findings told of the mistake
     */
    public static void check(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        try {
            TokenStoreOptions options = from(new AbstractConfig(own, props, false));
            if (options.place() instanceof Topic topic) {
                topic.client().clientProperties();
                Keyset.open(topic.key());
            }
        } catch (OptionMisfit misfit) {
            findings.error(misfit.option(), misfit.getMessage());
        } catch (KeysetException unusable) {
            String option = props.containsKey(KEY_OPTIONS.file()) ? KEY_OPTIONS.file() : KEY;
            findings.error(option, option + ": " + unusable.getMessage());
        }
    }

    /**
     * Opens the store; nothing is connected to before its first use.
     *
     * @param name of the connector, for the thread that looks for rotated keys
     */
    public TokenStore open(String name) {
        if (place instanceof Topic topic) {
            Map<String, Object> client = topic.client().clientProperties();
            return KafkaTokenStore.open(client, topic.topic(), topic.key(), name);
        }
        Vault vault = (Vault) place;
        return VaultTokenStore.at(vault.server(), vault.mount(), vault.path());
    }
}
