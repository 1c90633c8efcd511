package dev.tributary.reconcile.store;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.config.OptionMisfit;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * Which database the sink writes to, and how the way there is protected.
 *
 * @param url where it is, without user and password
 * @param user as whom it connects
 * @param password of that user; null for none
 * @param tls how the way there is protected
 * @param files certificates and keys for it
 * @param migrate whether the plugin makes and updates its schema itself
 * @param timeout how long one statement may take
 * @param connectTimeout how long to wait for a connection
 */
public record DatabaseOptions(
        DatabaseUrl url,
        String user,
        Password password,
        DatabaseTls tls,
        DatabaseTls.Files files,
        boolean migrate,
        Duration timeout,
        Duration connectTimeout) {

    public static final String URL = "database.url";
    public static final String USER = "database.user";
    public static final String PASSWORD_OPTION = "database.password";
    public static final String TLS = "database.tls";
    public static final String CA = "database.tls.ca";
    public static final String CERTIFICATE = "database.tls.certificate";
    public static final String KEY = "database.tls.key";
    public static final String ALLOW_PLAINTEXT = "database.allow.plaintext";
    public static final String MIGRATE = "database.migrate";
    public static final String TIMEOUT_MS = "database.timeout.ms";
    public static final String CONNECT_TIMEOUT_MS = "database.connect.timeout.ms";

    public static void define(ConfigDef def) {
        ConfigGroup group = ConfigGroup.in(def, "Database");
        group.option(URL)
                .required()
                .validator(Valid.readableBy("jdbc:postgresql://HOST:PORT/NAME", DatabaseUrl::parse))
                .importance(HIGH)
                .doc(
                        "The PostgreSQL database (14 or newer) that is written to, as"
                                + " `jdbc:postgresql://db.example.org:5432/tributary`; several hosts"
                                + " of one cluster are separated by commas, and the one that takes"
                                + " writes is used.")
                .option(USER)
                .required()
                .validator(Valid.notBlank())
                .importance(HIGH)
                .doc(
                        "The database user, who owns the schema `tributary` or may create it; or,"
                                + " with `database.migrate=false`, a member of the role"
                                + " `tributary_ingest`.")
                .option(PASSWORD_OPTION)
                .type(PASSWORD)
                .importance(HIGH)
                .doc(
                        "The password of `database.user`; leave it out where the database trusts a"
                                + " certificate.");
        defineTls(group);
        group.option(MIGRATE)
                .type(BOOLEAN)
                .defaultsTo(true)
                .doc(
                        "Whether the connector makes and updates the schema `tributary` when it"
                                + " starts; with `false` somebody else does, and a schema that is"
                                + " not up to date is refused.")
                .option(TIMEOUT_MS)
                .type(INT)
                .defaultsTo(60_000)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .doc(
                        "How many milliseconds one statement may take before it is cancelled and"
                                + " its batch written again.")
                .option(CONNECT_TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(10_000L)
                .validator(Valid.between(250, 300_000))
                .importance(LOW)
                .doc("How many milliseconds to wait for a connection before trying again.");
    }

    private static void defineTls(ConfigGroup group) {
        group.option(TLS)
                .oneOf(DatabaseTls.class)
                .importance(HIGH)
                .doc(
                        "How the way to the database is protected: `verify-full` encrypts and checks"
                                + " that the server is the one that the URL names, `verify-ca`"
                                + " checks only who signed its certificate, `off` does not encrypt."
                                + " When left out it is `verify-full`, and `off` for a database on"
                                + " the worker's own machine.")
                .option(CA)
                .validator(Valid.notBlank())
                .dependsOn(TLS)
                .doc(
                        "A PEM file on each worker with the certificates of the authorities that"
                                + " sign the database's certificate; those that Java trusts when"
                                + " left out.")
                .option(CERTIFICATE)
                .validator(Valid.notBlank())
                .dependsOn(TLS)
                .doc(
                        "A PEM file on each worker with the client's own certificate, where the"
                                + " database asks for one.")
                .option(KEY)
                .validator(Valid.notBlank())
                .dependsOn(TLS)
                .doc("A file on each worker with its private key, in PKCS#8 DER form.")
                .option(ALLOW_PLAINTEXT)
                .type(BOOLEAN)
                .defaultsTo(false)
                .importance(LOW)
                .dependsOn(TLS)
                .doc(
                        "Whether `database.tls=off` is allowed for a database on another machine;"
                                + " then everybody on the way can read and change what is written.");
    }

    /**
     * Reads them.
     *
     * @throws OptionMisfit where they do not go together: with the remedy
     */
    public static DatabaseOptions from(AbstractConfig config) {
        DatabaseUrl url = DatabaseUrl.parse(config.getString(URL));
        DatabaseTls tls =
                config.getString(TLS) == null
                        ? (url.isLoopback() ? DatabaseTls.OFF : DatabaseTls.VERIFY_FULL)
                        : OneOf.get(config, TLS, DatabaseTls.class);
        if (tls == DatabaseTls.OFF && !url.isLoopback() && !config.getBoolean(ALLOW_PLAINTEXT)) {
            throw new OptionMisfit(
                    TLS,
                    "the database is on another machine: set it to verify-full, or"
                            + " database.allow.plaintext=true where the network is protected"
                            + " otherwise");
        }
        DatabaseTls.Files files =
                new DatabaseTls.Files(
                        config.getString(CA), config.getString(CERTIFICATE), config.getString(KEY));
        files.check(tls);
        return new DatabaseOptions(
                url,
                config.getString(USER),
                config.getPassword(PASSWORD_OPTION),
                tls,
                files,
                config.getBoolean(MIGRATE),
                Duration.ofMillis(config.getInt(TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(CONNECT_TIMEOUT_MS)));
    }
}
