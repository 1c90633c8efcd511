package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.tls.ClientAuth;
import dev.tributary.commons.tls.KeyFiles;
import dev.tributary.commons.tls.StoreType;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * How a server of ours encrypts: with which certificate, and which clients it trusts.
 *
 * @param enabled whether it speaks TLS at all
 * @param files where its key, its certificate and its trusted certificates are
 * @param clientAuth whether clients show certificates
 * @param protocols the versions of TLS that are spoken
 * @param cipherSuites the cipher suites that are allowed; the JDK's own choice when empty
 * @param handshakeTimeout a handshake that takes longer ends the connection
 * @param reloadInterval how often the files are looked at for a change
 */
public record TlsOptions(
        boolean enabled,
        KeyFiles files,
        ClientAuth clientAuth,
        List<String> protocols,
        List<String> cipherSuites,
        Duration handshakeTimeout,
        Duration reloadInterval) {

    public static final String ENABLED = "tls.enabled";
    public static final String CERTIFICATE = "tls.certificate";
    public static final String KEY = "tls.key";
    public static final String KEY_PASSWORD = "tls.key.password";
    public static final String CA = "tls.ca";
    public static final String KEYSTORE = "tls.keystore";
    public static final String KEYSTORE_TYPE = "tls.keystore.type";
    public static final String KEYSTORE_PASSWORD = "tls.keystore.password";
    public static final String TRUSTSTORE = "tls.truststore";
    public static final String TRUSTSTORE_TYPE = "tls.truststore.type";
    public static final String TRUSTSTORE_PASSWORD = "tls.truststore.password";
    public static final String CLIENT_AUTH = "tls.client.auth";
    public static final String PROTOCOLS = "tls.protocols";
    public static final String CIPHER_SUITES = "tls.cipher.suites";
    public static final String HANDSHAKE_TIMEOUT_MS = "tls.handshake.timeout.ms";
    public static final String RELOAD_INTERVAL_MS = "tls.reload.interval.ms";

    private static final Validator PROTOCOL = ConfigDef.ValidString.in("TLSv1.2", "TLSv1.3");

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "TLS");
        defineFiles(
                group.option(ENABLED)
                        .type(BOOLEAN)
                        .defaultsTo(false)
                        .importance(HIGH)
                        .doc(
                                "Whether senders connect with TLS; the server's certificate and key"
                                        + " come either from PEM files (`tls.certificate`,"
                                        + " `tls.key`) or from a keystore (`tls.keystore`)."));
        defineStores(group);
        defineTerms(group);
    }

    private static void defineFiles(ConfigGroup group) {
        group.option(CERTIFICATE)
                .importance(HIGH)
                .dependsOn(ENABLED)
                .doc(
                        "A PEM file on each worker with the server's certificate, followed by the"
                                + " intermediate certificates up to its authority.")
                .option(KEY)
                .importance(HIGH)
                .dependsOn(ENABLED)
                .doc(
                        "A PEM file on each worker with the certificate's private key in PKCS#8"
                                + " form (`BEGIN PRIVATE KEY` or `BEGIN ENCRYPTED PRIVATE KEY`), RSA"
                                + " or EC.")
                .option(KEY_PASSWORD)
                .type(PASSWORD)
                .dependsOn(ENABLED)
                .doc(
                        "The password of an encrypted private key, in `tls.key` or within the"
                                + " keystore; leave it out for a key without one, or for a keystore"
                                + " whose key has the keystore's password.")
                .option(CA)
                .importance(HIGH)
                .dependsOn(ENABLED)
                .doc(
                        "A PEM file on each worker with the certificates of the authorities whose"
                                + " client certificates are trusted; needed when `tls.client.auth`"
                                + " is `want` or `require`, if there is no `tls.truststore`.");
    }

    private static void defineStores(ConfigGroup group) {
        group.option(KEYSTORE)
                .dependsOn(ENABLED)
                .doc(
                        "A keystore file on each worker with the server's key and certificate,"
                                + " instead of `tls.certificate` and `tls.key`.")
                .option(KEYSTORE_TYPE)
                .oneOf(StoreType.class)
                .defaultsTo(StoreType.PKCS12)
                .importance(LOW)
                .dependsOn(KEYSTORE)
                .doc("The format of `tls.keystore`.")
                .option(KEYSTORE_PASSWORD)
                .type(PASSWORD)
                .dependsOn(KEYSTORE)
                .doc("The password of `tls.keystore`.")
                .option(TRUSTSTORE)
                .dependsOn(ENABLED)
                .doc(
                        "A keystore file on each worker with the certificates of the authorities"
                                + " whose client certificates are trusted, instead of `tls.ca`.")
                .option(TRUSTSTORE_TYPE)
                .oneOf(StoreType.class)
                .defaultsTo(StoreType.PKCS12)
                .importance(LOW)
                .dependsOn(TRUSTSTORE)
                .doc("The format of `tls.truststore`.")
                .option(TRUSTSTORE_PASSWORD)
                .type(PASSWORD)
                .dependsOn(TRUSTSTORE)
                .doc("The password of `tls.truststore`.");
    }

    private static void defineTerms(ConfigGroup group) {
        group.option(CLIENT_AUTH)
                .oneOf(ClientAuth.class)
                .defaultsTo(ClientAuth.NONE)
                .importance(HIGH)
                .dependsOn(ENABLED)
                .doc(
                        "Whether a sender shows a certificate of its own (mutual TLS): `none` does"
                                + " not ask for one, `want` takes a sender without one too,"
                                + " `require` refuses it.")
                .option(PROTOCOLS)
                .type(LIST)
                .defaultsTo("TLSv1.3,TLSv1.2")
                .validator(Valid.listOf(PROTOCOL))
                .importance(LOW)
                .dependsOn(ENABLED)
                .doc("The versions of TLS that are spoken.")
                .option(CIPHER_SUITES)
                .type(LIST)
                .defaultsTo("")
                .importance(LOW)
                .dependsOn(ENABLED)
                .doc(
                        "The cipher suites that are allowed, by their Java names, the preferred one"
                                + " first; empty for those that the worker's Java allows.")
                .option(HANDSHAKE_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.positive())
                .importance(LOW)
                .dependsOn(ENABLED)
                .doc(
                        "How many milliseconds a connection may take to agree on TLS before it is"
                                + " closed.")
                .option(RELOAD_INTERVAL_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.atLeast(100))
                .importance(LOW)
                .dependsOn(ENABLED)
                .doc(
                        "How many milliseconds pass between two looks at the files; when one has"
                                + " changed and they fit each other, new connections get the new"
                                + " certificate, without a restart.");
    }

    public static TlsOptions from(AbstractConfig config) {
        return new TlsOptions(
                config.getBoolean(ENABLED),
                new KeyFiles(
                        config.getString(CERTIFICATE),
                        config.getString(KEY),
                        config.getPassword(KEY_PASSWORD),
                        config.getString(CA),
                        store(config, KEYSTORE, KEYSTORE_TYPE, KEYSTORE_PASSWORD),
                        store(config, TRUSTSTORE, TRUSTSTORE_TYPE, TRUSTSTORE_PASSWORD)),
                OneOf.get(config, CLIENT_AUTH, ClientAuth.class),
                config.getList(PROTOCOLS),
                config.getList(CIPHER_SUITES),
                Duration.ofMillis(config.getLong(HANDSHAKE_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(RELOAD_INTERVAL_MS)));
    }

    private static KeyFiles.Store store(
            AbstractConfig config, String path, String type, String password) {
        return config.getString(path) == null
                ? null
                : new KeyFiles.Store(
                        config.getString(path),
                        OneOf.get(config, type, StoreType.class),
                        config.getPassword(password));
    }
}
