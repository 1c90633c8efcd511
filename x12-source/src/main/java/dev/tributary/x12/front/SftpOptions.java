package dev.tributary.x12.front;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;

import dev.tributary.commons.config.ConfigGroup;
import dev.tributary.commons.config.Valid;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * How an SFTP server is reached.
 *
 * @param host its name or address
 * @param port its port
 * @param user whom we log in as
 * @param password the user's password
 * @param privateKey the user's private key, as the text of a PEM or OpenSSH file
 * @param passphrase what the private key is encrypted with
 * @param knownHosts a file of the server's public keys, as ssh keeps them
 * @param timeout how long to wait for the server
 */
public record SftpOptions(
        String host,
        int port,
        String user,
        Optional<Password> password,
        Optional<Password> privateKey,
        Optional<Password> passphrase,
        String knownHosts,
        Duration timeout) {

    public static final String HOST = "sftp.host";
    public static final String PORT = "sftp.port";
    public static final String USER = "sftp.user";
    public static final String SFTP_PASSWORD = "sftp.password";
    public static final String PRIVATE_KEY = "sftp.private.key";
    public static final String PASSPHRASE = "sftp.private.key.passphrase";
    public static final String KNOWN_HOSTS = "sftp.known.hosts";
    public static final String TIMEOUT_MS = "sftp.timeout.ms";

    private static final int SSH_PORT = 22;
    private static final int MAX_PORT = 65_535;

    static void define(ConfigDef def) {
        ConfigGroup.in(def, "SFTP")
                .option(HOST)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(InputOptions.SCHEME)
                .doc("Name or address of the SFTP server; needed with `input.scheme=sftp`.")
                .option(PORT)
                .type(INT)
                .defaultsTo(SSH_PORT)
                .validator(Valid.between(1, MAX_PORT))
                .dependsOn(InputOptions.SCHEME)
                .doc("Port of the SFTP server.")
                .option(USER)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(InputOptions.SCHEME)
                .doc("The account on the SFTP server; needed with `input.scheme=sftp`.")
                .option(SFTP_PASSWORD)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(InputOptions.SCHEME)
                .doc("The account's password, where it has no `sftp.private.key`.")
                .option(PRIVATE_KEY)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(InputOptions.SCHEME)
                .doc(
                        "The account's private key: the whole text of an OpenSSH or PEM file, best"
                                + " through a config provider.")
                .option(PASSPHRASE)
                .type(PASSWORD)
                .validator(Valid.notBlank())
                .dependsOn(PRIVATE_KEY)
                .doc("What `sftp.private.key` is encrypted with, if it is.")
                .option(KNOWN_HOSTS)
                .validator(Valid.notBlank())
                .importance(HIGH)
                .dependsOn(InputOptions.SCHEME)
                .doc(
                        "A file on each worker with the server's public key, as `known_hosts` of ssh"
                                + " has it; a server whose key does not stand there is refused."
                                + " `ssh-keyscan HOST` prints the lines: compare them with what"
                                + " the server's owner tells you.")
                .option(TIMEOUT_MS)
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.atLeast(1_000))
                .importance(LOW)
                .dependsOn(InputOptions.SCHEME)
                .doc("How many milliseconds the SFTP server may take to answer.");
    }

    static SftpOptions from(AbstractConfig config) {
        return new SftpOptions(
                config.getString(HOST),
                config.getInt(PORT),
                config.getString(USER),
                Optional.ofNullable(config.getPassword(SFTP_PASSWORD)),
                Optional.ofNullable(config.getPassword(PRIVATE_KEY)),
                Optional.ofNullable(config.getPassword(PASSPHRASE)),
                config.getString(KNOWN_HOSTS),
                Duration.ofMillis(config.getLong(TIMEOUT_MS)));
    }
}
