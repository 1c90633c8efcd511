package dev.tributary.api.oauth;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Who we are for a provider, and when tokens are refreshed. Its text tells no secret. */
public final class OAuthOptions {

    public static final String CLIENT_ID = "oauth.client.id";
    public static final String CLIENT_SECRET = "oauth.client.secret";
    public static final String CLIENT_KEY = "oauth.client.key";
    public static final String CLIENT_KEY_FILE = "oauth.client.key.file";
    public static final String CLIENT_KEY_ID = "oauth.client.key.id";
    public static final String CLIENT_ALGORITHM = "oauth.client.algorithm";
    public static final String AUTHORIZATION_ENDPOINT = "oauth.authorization.endpoint";
    public static final String TOKEN_ENDPOINT = "oauth.token.endpoint";
    public static final String REVOCATION_ENDPOINT = "oauth.revocation.endpoint";
    public static final String REFRESH_FROM_PERCENT = "oauth.refresh.from.percent";
    public static final String REFRESH_TO_PERCENT = "oauth.refresh.to.percent";
    public static final String CONSENT_WARNING_DAYS = "oauth.consent.warning.days";

    private static final String GROUP = "OAuth";

    private final AbstractConfig config;

    private OAuthOptions(AbstractConfig config) {
        this.config = config;
    }

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, GROUP);
        group.option(CLIENT_ID)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc("The client id under which the provider knows this connector.")
                .option(CLIENT_SECRET)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "The client's secret, best as a reference to a config provider; it is read"
                                + " again from there when the provider of the API refuses it, so"
                                + " that it can be changed without a restart.");
        defineKey(group);
        defineEndpoints(group);
        group.option(REFRESH_FROM_PERCENT)
                .type(INT)
                .defaultsTo(50)
                .validator(Valid.between(10, 90))
                .importance(LOW)
                .doc(
                        "The earliest point of an access token's life at which it is refreshed, in"
                                + " percent; a random point from here to"
                                + " `oauth.refresh.to.percent` is taken, so that accounts do not"
                                + " all come at once.")
                .option(REFRESH_TO_PERCENT)
                .type(INT)
                .defaultsTo(80)
                .validator(Valid.between(10, 95))
                .importance(LOW)
                .doc("The latest such point.")
                .option(CONSENT_WARNING_DAYS)
                .type(INT)
                .defaultsTo(14)
                .validator(Valid.between(1, 365))
                .importance(LOW)
                .doc(
                        "How many days before an account must be authorised anew a status record"
                                + " says so.");
    }

    private static void defineKey(ConfigGroup group) {
        group.option(CLIENT_KEY)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .doc(
                        "For providers that ask for signed assertions (`private_key_jwt`): the"
                                + " client's private key, a PEM in PKCS#8 form, best as a"
                                + " reference to a config provider.")
                .option(CLIENT_KEY_FILE)
                .validator(Valid.notBlank())
                .doc("A file on each worker that holds it, instead of `oauth.client.key`.")
                .option(CLIENT_KEY_ID)
                .validator(Valid.notBlank())
                .dependsOn(CLIENT_KEY)
                .doc("The id (`kid`) under which the provider knows the public key.")
                .option(CLIENT_ALGORITHM)
                .oneOf(SigningKey.Algorithm.class)
                .defaultsTo(SigningKey.Algorithm.RS384)
                .importance(LOW)
                .dependsOn(CLIENT_KEY)
                .doc("What it signs with: `rs384` with an RSA key, `es384` with a key on P-384.");
    }

    private static void defineEndpoints(ConfigGroup group) {
        group.option(AUTHORIZATION_ENDPOINT)
                .validator(endpoint())
                .importance(LOW)
                .doc(
                        "Where a person's browser goes for consent, in place of the provider's own"
                                + " address; for sandboxes.")
                .option(TOKEN_ENDPOINT)
                .validator(endpoint())
                .importance(LOW)
                .doc("Where tokens come from, in place of the provider's own address.")
                .option(REVOCATION_ENDPOINT)
                .validator(endpoint())
                .importance(LOW)
                .doc("Where consents are ended, in place of the provider's own address.");
    }

    private static ConfigDef.Validator endpoint() {
        return Valid.readableBy(
                "an https address; http for this machine only",
                text ->
                        new Provider.Endpoints(
                                Optional.empty(), URI.create(text), Optional.empty()));
    }

    public static OAuthOptions from(AbstractConfig config) {
        if (config.getInt(REFRESH_FROM_PERCENT) > config.getInt(REFRESH_TO_PERCENT)) {
            throw new OptionMisfit(REFRESH_FROM_PERCENT, "must not be above " + REFRESH_TO_PERCENT);
        }
        return new OAuthOptions(config);
    }

    /**
     * Refuses, when a user sets them, options that do not go together; the provider is not asked.
     *
     * @param how the client shows who it is
     * @param props the connector's configuration
     * @param findings told of the mistake
     */
    public static void check(
            ClientAuthentication how, Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        try {
            Client client = from(new AbstractConfig(own, props, false)).client(how);
            if (how == ClientAuthentication.PRIVATE_KEY_JWT) {
                SigningKey.parse(client.secret().value(), client.algorithm(), client.keyId());
            }
        } catch (OptionMisfit misfit) {
            findings.error(misfit.option(), misfit.getMessage());
        } catch (OAuthException unusable) {
            String option = props.containsKey(CLIENT_KEY_FILE) ? CLIENT_KEY_FILE : CLIENT_KEY;
            findings.error(option, option + ": " + unusable.getMessage());
        }
    }

    /** The provider, at the endpoints that are set. */
    public Provider at(Provider provider) {
        Provider.Endpoints own = provider.endpoints();
        return provider.at(
                new Provider.Endpoints(
                        uri(AUTHORIZATION_ENDPOINT).or(own::authorization),
                        uri(TOKEN_ENDPOINT).orElseGet(own::token),
                        uri(REVOCATION_ENDPOINT).or(own::revocation)));
    }

    /**
     * The client for a provider, in a task.
     *
     * @param configs {@code SourceTaskContext::configs}
     * @throws ConfigException where something is missing for it
     */
    public Client client(ClientAuthentication how, Supplier<Map<String, String>> configs) {
        return client(how, option -> Secret.ofTask(option, configs));
    }

    /** The same where secrets do not change meanwhile, as on a command line. */
    public Client client(ClientAuthentication how) {
        return client(
                how, option -> Secret.fixed(option, needed(config.getPassword(option), option)));
    }

    private Client client(ClientAuthentication how, Function<String, Secret> secret) {
        String id = config.getString(CLIENT_ID);
        if (id == null) {
            throw new OptionMisfit(CLIENT_ID, "tokens cannot be had without it: set it");
        }
        if (how != ClientAuthentication.PRIVATE_KEY_JWT) {
            needed(config.getPassword(CLIENT_SECRET), CLIENT_SECRET);
            return Client.withSecret(id, secret.apply(CLIENT_SECRET));
        }
        String file = config.getString(CLIENT_KEY_FILE);
        if ((file == null) == (config.getPassword(CLIENT_KEY) == null)) {
            throw new OptionMisfit(
                    CLIENT_KEY, "set either it or " + CLIENT_KEY_FILE + ", to sign with");
        }
        if (config.getString(CLIENT_KEY_ID) == null) {
            throw new OptionMisfit(CLIENT_KEY_ID, "set it, so that the provider finds the key");
        }
        return new Client(
                id,
                file == null
                        ? secret.apply(CLIENT_KEY)
                        : Secret.ofFile(CLIENT_KEY_FILE, Path.of(file)),
                OneOf.get(config, CLIENT_ALGORITHM, SigningKey.Algorithm.class),
                config.getString(CLIENT_KEY_ID));
    }

    /** When tokens are refreshed. */
    public RefreshTerms terms() {
        RefreshTerms usual = RefreshTerms.usual();
        return new RefreshTerms(
                config.getInt(REFRESH_FROM_PERCENT) / 100.0,
                config.getInt(REFRESH_TO_PERCENT) / 100.0,
                usual.retryFrom(),
                usual.retryTo(),
                usual.lookAgain(),
                Duration.ofDays(config.getInt(CONSENT_WARNING_DAYS)));
    }

    private Optional<URI> uri(String option) {
        return Optional.ofNullable(config.getString(option)).map(URI::create);
    }

    private static String needed(Password secret, String option) {
        if (secret == null) {
            throw new OptionMisfit(option, "tokens cannot be had without it: set it");
        }
        return secret.value();
    }

    @Override
    public String toString() {
        return "OAuthOptions[" + config.getString(CLIENT_ID) + "]";
    }
}
