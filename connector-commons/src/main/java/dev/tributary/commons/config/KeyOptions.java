package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.policy.KeyReference;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Where a keyset is: in an option, in a file, and encrypted by a Vault or not.
 *
 * <p>One group of options for each keyset of a plugin, told apart by the name that they begin with.
 */
public final class KeyOptions {

    private static final String FILE = ".file";
    private static final String VAULT = ".vault";
    private static final String VAULT_URL = VAULT + ".url";
    private static final String VAULT_TOKEN = VAULT + ".token";
    private static final String VAULT_TRANSIT_KEY = VAULT + ".transit.key";
    private static final String VAULT_MOUNT = VAULT + ".mount";
    private static final String VAULT_CA = VAULT + ".ca";
    private static final String VAULT_NAMESPACE = VAULT + ".namespace";
    private static final String VAULT_ALLOW_PLAINTEXT = VAULT + ".allow.plaintext";

    private final String key;

    private KeyOptions(String key) {
        this.key = key;
    }

    /**
     * The options of one keyset.
     *
     * @param key the option that holds it, as {@code quarantine.key}
     */
    public static KeyOptions of(String key) {
        return new KeyOptions(key);
    }

    /** The option that holds the keyset. */
    public String key() {
        return key;
    }

    /** The option that names its file. */
    public String file() {
        return key + FILE;
    }

    /**
     * Defines them.
     *
     * @param group to which they belong
     * @param purpose what the keyset is for, as a sentence goes on behind "under which"
     */
    public void define(ConfigDef def, String group, String purpose) {
        ConfigGroup options = ConfigGroup.in(def, group);
        options.option(key)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "A secret keyset under which "
                                + purpose
                                + "; a Tink keyset in JSON, best as a reference to a config"
                                + " provider, or in a file (`"
                                + file()
                                + "`).")
                .option(file())
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "A file on each worker that holds the keyset, instead of `"
                                + key
                                + "`; it is read again when it has changed, so that keys can be"
                                + " rotated while the connector runs.");
        defineVault(options);
    }

    private void defineVault(ConfigGroup options) {
        String url = key + VAULT_URL;
        options.option(url)
                .validator(Valid.notBlank())
                .doc(
                        "The URL of a Vault whose transit engine has encrypted the keyset, such as"
                                + " `https://vault.example:8200`; leave it out for a keyset that is"
                                + " not encrypted.")
                .option(key + VAULT_TOKEN)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .dependsOn(url)
                .doc("A token for Vault that may decrypt with that transit key.")
                .option(key + VAULT_TRANSIT_KEY)
                .validator(Valid.notBlank())
                .dependsOn(url)
                .doc("The name of the transit key that the keyset is encrypted under.")
                .option(key + VAULT_MOUNT)
                .defaultsTo("transit")
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(url)
                .doc("Where in Vault the transit engine is mounted.")
                .option(key + VAULT_CA)
                .validator(Valid.notBlank())
                .dependsOn(url)
                .doc(
                        "A PEM file on each worker with the certificates of the authorities that"
                                + " Vault's certificate may come from; those that Java trusts when"
                                + " left out.")
                .option(key + VAULT_NAMESPACE)
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(url)
                .doc("The namespace within Vault, where it has such.")
                .option(key + VAULT_ALLOW_PLAINTEXT)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(LOW)
                .dependsOn(url)
                .doc(
                        "Whether a URL with `http` may name another machine; the token and the"
                                + " keyset then cross the network in clear text.");
    }

    /**
     * Where the keyset is; empty where none is given.
     *
     * @throws ConfigException where the options do not go together: with the remedy
     */
    public Optional<KeyReference> from(AbstractConfig config) {
        Optional<String> inline = secret(config, key);
        Optional<String> file = text(config, file());
        Optional<KeyReference.Vault> vault = vault(config);
        if (inline.isPresent() && file.isPresent()) {
            throw new OptionMisfit(
                    file(), "the keyset is given twice: set either " + key + " or " + file());
        }
        if (inline.isEmpty() && file.isEmpty()) {
            if (vault.isPresent()) {
                throw new OptionMisfit(
                        key,
                        "a Vault is given, but no keyset that it has encrypted: set "
                                + key
                                + " or "
                                + file());
            }
            return Optional.empty();
        }
        return Optional.of(new KeyReference(inline, file, vault));
    }

    private Optional<KeyReference.Vault> vault(AbstractConfig config) {
        Optional<String> url = text(config, key + VAULT_URL);
        if (url.isEmpty()) {
            for (String needsUrl : List.of(VAULT_TOKEN, VAULT_TRANSIT_KEY, VAULT_CA)) {
                if (config.values().get(key + needsUrl) != null) {
                    throw new OptionMisfit(
                            key + needsUrl,
                            "it is of no use without a Vault: set "
                                    + key
                                    + VAULT_URL
                                    + ", or leave it out");
                }
            }
            return Optional.empty();
        }
        return Optional.of(
                new KeyReference.Vault(
                        url.get(),
                        needed(secret(config, key + VAULT_TOKEN), VAULT_TOKEN),
                        needed(text(config, key + VAULT_TRANSIT_KEY), VAULT_TRANSIT_KEY),
                        config.getString(key + VAULT_MOUNT),
                        text(config, key + VAULT_CA),
                        text(config, key + VAULT_NAMESPACE),
                        config.getBoolean(key + VAULT_ALLOW_PLAINTEXT)));
    }

    private String needed(Optional<String> value, String name) {
        return value.orElseThrow(
                () ->
                        new OptionMisfit(
                                key + name, "the Vault is of no use without it: set it too"));
    }

    private static Optional<String> text(AbstractConfig config, String option) {
        return Optional.ofNullable(config.getString(option));
    }

    private static Optional<String> secret(AbstractConfig config, String option) {
        return Optional.ofNullable(config.getPassword(option)).map(Password::value);
    }
}
