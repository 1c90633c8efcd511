package dev.tributary.x12.front;

import dev.tributary.x12.front.StoreException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.config.types.Password;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/**
 * The connection to an SFTP server: made when it is first needed and again when it has broken. Only
 * what the options say is used to log in; nothing of the worker's own account, such as its keys and
 * its ssh configuration.
 */
final class SftpConnection implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final SftpOptions options;
    private SshClient client;
    private ClientSession session;
    private SftpClient sftp;

    SftpConnection(SftpOptions options) {
        this.options = options;
    }

    /** The server's file system, connected. */
    SftpClient sftp() throws StoreException {
        if (sftp == null || !sftp.isOpen()) {
            close();
            connect();
        }
        return sftp;
    }

    private void connect() throws StoreException {
        AtomicBoolean keyRefused = new AtomicBoolean();
        client = client(keyRefused);
        try {
            session =
                    client.connect(options.user(), options.host(), options.port())
                            .verify(options.timeout())
                            .getSession();
            identify();
        } catch (IOException unreachable) {
            close();
            throw keyRefused.get() ? hostKeyUnknown() : unreachable();
        }
        try {
            session.auth().verify(options.timeout());
            sftp = SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException refused) {
            boolean open = session.isOpen();
            close();
            throw refusal(refused, open, keyRefused.get());
        }
    }

    private StoreException refusal(IOException refused, boolean open, boolean keyRefused) {
        if (keyRefused) {
            return hostKeyUnknown();
        }
        // A server that has had enough of wrong passwords says so in its own way, and hangs up.
        return refused instanceof SshException && (open || isAuthentication(refused))
                ? new StoreException(
                        Reason.LOGIN_REFUSED,
                        "the SFTP server does not let sftp.user in: check sftp.password or"
                                + " sftp.private.key")
                : unreachable();
    }

    private static boolean isAuthentication(IOException refused) {
        String message = String.valueOf(refused.getMessage());
        return message.contains("authentication");
    }

    private SshClient client(AtomicBoolean keyRefused) {
        SshClient made = SshClient.setUpDefaultClient();
        ServerKeyVerifier known =
                new KnownHostsServerKeyVerifier(
                        RejectAllServerKeyVerifier.INSTANCE, Path.of(options.knownHosts()));
        made.setServerKeyVerifier(
                (connected, address, key) -> {
                    boolean accepted = known.verifyServerKey(connected, address, key);
                    keyRefused.set(!accepted);
                    return accepted;
                });
        made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setNioWorkers(1);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(made, HEARTBEAT);
        made.start();
        return made;
    }

    private void identify() throws StoreException {
        options.password().map(Password::value).ifPresent(session::addPasswordIdentity);
        if (options.privateKey().isPresent()) {
            byte[] text = options.privateKey().get().value().getBytes(StandardCharsets.UTF_8);
            try (InputStream in = new ByteArrayInputStream(text)) {
                Iterable<KeyPair> pairs =
                        SecurityUtils.loadKeyPairIdentities(
                                session,
                                NamedResource.ofName(SftpOptions.PRIVATE_KEY),
                                in,
                                passphrase());
                if (pairs == null) {
                    throw keyUnusable();
                }
                pairs.forEach(session::addPublicKeyIdentity);
            } catch (IOException | GeneralSecurityException unusable) {
                throw keyUnusable();
            }
        }
    }

    private FilePasswordProvider passphrase() {
        Optional<String> words = options.passphrase().map(Password::value);
        return words.map(FilePasswordProvider::of).orElse(FilePasswordProvider.EMPTY);
    }

    private StoreException hostKeyUnknown() {
        String where =
                Files.isReadable(Path.of(options.knownHosts()))
                        ? "it does not stand in the file of " + SftpOptions.KNOWN_HOSTS
                        : "the file of " + SftpOptions.KNOWN_HOSTS + " cannot be read";
        return new StoreException(
                Reason.HOST_KEY_UNKNOWN,
                "the key of the SFTP server is not known, "
                        + where
                        + ": add the line that 'ssh-keyscan -p "
                        + options.port()
                        + " HOST' prints once the server's owner has confirmed the key");
    }

    private static StoreException keyUnusable() {
        return new StoreException(
                Reason.LOGIN_REFUSED,
                "sftp.private.key cannot be read: give the whole text of an OpenSSH or PEM file, and"
                        + " sftp.private.key.passphrase if it is encrypted");
    }

    static StoreException unreachable() {
        return new StoreException(
                Reason.UNREACHABLE,
                "the SFTP server does not answer: check sftp.host, sftp.port and the network");
    }

    @Override
    public void close() {
        // Each by itself: one that is broken must not keep the others open.
        quietly(sftp);
        quietly(session);
        quietly(client);
        sftp = null;
        session = null;
        client = null;
    }

    private static void quietly(AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception alreadyBroken) {
            // It is given up in any case.
        }
    }
}
