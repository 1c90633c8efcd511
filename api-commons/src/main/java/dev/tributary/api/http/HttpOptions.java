package dev.tributary.api.http;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.Valid;
import dev.tributary.commons.tls.ClientTls;
import dev.tributary.commons.tls.KeyFiles;
import dev.tributary.commons.tls.StoreType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How a provider's API is called.
 *
 * @param connectTimeout for a connection
 * @param timeout for the head of an answer, and for the next bytes of its body
 * @param deadline for a call with all its waits and repeats
 * @param retry when a call is repeated
 * @param mostBodyBytes of an answer that is kept in memory
 * @param proxy through which calls go out
 * @param tls whom we trust, and who we are
 * @param allowPlaintext whether a URL with {@code http} may name another machine
 */
public record HttpOptions(
        Duration connectTimeout,
        Duration timeout,
        Duration deadline,
        RetryPolicy retry,
        long mostBodyBytes,
        Optional<HttpProxy> proxy,
        ClientTls tls,
        boolean allowPlaintext) {

    public static final String CONNECT_TIMEOUT_MS = "http.connect.timeout.ms";
    public static final String TIMEOUT_MS = "http.timeout.ms";
    public static final String DEADLINE_MS = "http.deadline.ms";
    public static final String RETRIES_MAX = "http.retries.max";
    public static final String RETRY_BACKOFF_MS = "http.retry.backoff.ms";
    public static final String RETRY_BACKOFF_MAX_MS = "http.retry.backoff.max.ms";
    public static final String BODY_MAX_BYTES = "http.body.max.bytes";
    public static final String PROXY = "http.proxy";
    public static final String PROXY_USER = "http.proxy.user";
    public static final String PROXY_PASSWORD = "http.proxy.password";
    public static final String PROXY_BYPASS = "http.proxy.bypass";
    public static final String TLS_PREFIX = "http.tls.";
    public static final String ALLOW_PLAINTEXT = "http.allow.plaintext";

    private static final String IN_CLEAR =
            "tokens and data would cross the network in clear text: give the URL with https, or set "
                    + ALLOW_PLAINTEXT
                    + "=true if the network itself is encrypted";

    /**
     * Why a URL must not be called.
     *
     * @param uri with a host
     * @return the reason and the remedy; empty where it may be called
     */
    public static Optional<String> refusal(URI uri, boolean allowPlaintext) {
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        boolean safe =
                !plain
                        || allowPlaintext
                        || new HostPort(uri.getHost().replaceAll("[\\[\\]]", ""), 0).isLoopback();
        return safe ? Optional.empty() : Optional.of(IN_CLEAR);
    }

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "HTTP");
        defineTimes(group);
        defineProxy(group);
        defineTls(group);
    }

    private static void defineTimes(ConfigGroup group) {
        group.option(TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.positive())
                .doc(
                        "How many milliseconds an answer may take to begin, and a pause within it"
                                + " may last, before the call counts as failed.")
                .option(DEADLINE_MS)
                .type(LONG)
                .defaultsTo(120_000L)
                .validator(Valid.positive())
                .doc(
                        "How many milliseconds a call may take with its waits for the limits and"
                                + " its repeats.")
                .option(RETRIES_MAX)
                .type(INT)
                .defaultsTo(5)
                .validator(Valid.between(0, 20))
                .doc(
                        "How often a call is repeated when the network or the provider failed; only"
                                + " calls that may safely be made twice are.")
                .option(RETRY_BACKOFF_MS)
                .type(LONG)
                .defaultsTo(500L)
                .validator(Valid.positive())
                .importance(LOW)
                .doc(
                        "The longest wait before the first repeat, in milliseconds; it doubles with"
                                + " each repeat, and the wait is a random part of it. What the"
                                + " provider asks for with `Retry-After` is never undercut.")
                .option(RETRY_BACKOFF_MAX_MS)
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.positive())
                .importance(LOW)
                .doc("The longest wait before any repeat, in milliseconds.")
                .option(CONNECT_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.positive())
                .importance(LOW)
                .doc("How many milliseconds a connection may take.")
                .option(BODY_MAX_BYTES)
                .type(LONG)
                .defaultsTo(64L * 1024 * 1024)
                .validator(Valid.between(1_024, Integer.MAX_VALUE - 8))
                .importance(LOW)
                .doc("How many bytes an answer may have that is read as a whole.");
    }

    private static void defineProxy(ConfigGroup group) {
        group.option(PROXY)
                .validator(Valid.hostPort())
                .doc("The proxy through which calls go out, as `proxy.example:3128`.")
                .option(PROXY_USER)
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(PROXY)
                .doc(
                        "The name for the proxy. The worker's Java must then be started with"
                                + " `-Djdk.http.auth.tunneling.disabledSchemes=`, since it sends no"
                                + " password to a proxy otherwise.")
                .option(PROXY_PASSWORD)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .importance(LOW)
                .dependsOn(PROXY_USER)
                .doc("The password for the proxy.")
                .option(PROXY_BYPASS)
                .type(LIST)
                .defaultsTo("localhost,127.0.0.1,[::1]")
                .importance(LOW)
                .dependsOn(PROXY)
                .doc(
                        "Hosts that are called without the proxy; `.corp.example` stands for all"
                                + " below a domain.");
    }

    private static void defineTls(ConfigGroup group) {
        group.option(TLS_PREFIX + ClientTls.CA)
                .doc(
                        "A PEM file on each worker with the authorities that the provider's"
                                + " certificate may come from, and no others; those of the worker's"
                                + " Java when left out.")
                .option(TLS_PREFIX + ClientTls.CERTIFICATE)
                .importance(LOW)
                .doc(
                        "A PEM file on each worker with the connector's own certificate and its"
                                + " chain, for a provider that asks for one.")
                .option(TLS_PREFIX + ClientTls.KEY)
                .importance(LOW)
                .dependsOn(TLS_PREFIX + ClientTls.CERTIFICATE)
                .doc("A PEM file on each worker with its private key, PKCS#8.")
                .option(TLS_PREFIX + ClientTls.KEY_PASSWORD)
                .type(PASSWORD)
                .importance(LOW)
                .dependsOn(TLS_PREFIX + ClientTls.KEY)
                .doc("The password of an encrypted key, in the file or within the keystore.");
        defineStore(
                group,
                ClientTls.KEYSTORE,
                "A keystore file on each worker with the connector's own key and certificate, in"
                        + " place of the PEM files.");
        defineStore(
                group,
                ClientTls.TRUSTSTORE,
                "A keystore file on each worker with the authorities that the provider's certificate"
                        + " may come from, in place of `http.tls.ca`.");
        group.option(ALLOW_PLAINTEXT)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(LOW)
                .doc(
                        "Lets a URL begin with `http:` though it names another machine: tokens and"
                                + " data then cross the network in clear text.");
    }

    private static void defineStore(ConfigGroup group, String name, String doc) {
        String option = TLS_PREFIX + name;
        group.option(option)
                .importance(LOW)
                .doc(doc)
                .option(option + ClientTls.TYPE)
                .oneOf(StoreType.class)
                .defaultsTo(StoreType.PKCS12)
                .importance(LOW)
                .dependsOn(option)
                .doc("Its format.")
                .option(option + ClientTls.PASSWORD)
                .type(PASSWORD)
                .importance(LOW)
                .dependsOn(option)
                .doc("Its password.");
    }

    public static HttpOptions from(AbstractConfig config) {
        return new HttpOptions(
                millis(config, CONNECT_TIMEOUT_MS),
                millis(config, TIMEOUT_MS),
                millis(config, DEADLINE_MS),
                new RetryPolicy(
                        config.getInt(RETRIES_MAX),
                        millis(config, RETRY_BACKOFF_MS),
                        millis(config, RETRY_BACKOFF_MAX_MS)),
                config.getLong(BODY_MAX_BYTES),
                Optional.ofNullable(config.getString(PROXY))
                        .map(
                                address ->
                                        new HttpProxy(
                                                HostPort.parse(address),
                                                config.getString(PROXY_USER),
                                                config.getPassword(PROXY_PASSWORD),
                                                config.getList(PROXY_BYPASS))),
                new ClientTls(
                        TLS_PREFIX,
                        config.getString(TLS_PREFIX + ClientTls.CA),
                        config.getString(TLS_PREFIX + ClientTls.CERTIFICATE),
                        config.getString(TLS_PREFIX + ClientTls.KEY),
                        config.getPassword(TLS_PREFIX + ClientTls.KEY_PASSWORD),
                        store(config, ClientTls.KEYSTORE),
                        store(config, ClientTls.TRUSTSTORE)),
                config.getBoolean(ALLOW_PLAINTEXT));
    }

    private static KeyFiles.Store store(AbstractConfig config, String name) {
        String option = TLS_PREFIX + name;
        return config.getString(option) == null
                ? null
                : new KeyFiles.Store(
                        config.getString(option),
                        OneOf.get(config, option + ClientTls.TYPE, StoreType.class),
                        config.getPassword(option + ClientTls.PASSWORD));
    }

    private static Duration millis(AbstractConfig config, String key) {
        return Duration.ofMillis(config.getLong(key));
    }
}
