package dev.tributary.x12.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server of this process, with one user and folders below a temporary one. */
public final class SftpServerForTest implements AutoCloseable {

    private static final String USER = "edi";
    private static final String PASSWORD = "a password";

    private final Path root;
    private final Path knownHosts;
    private final KeyPair hostKey;
    private final KeyPair userKey;
    private SshServer server;
    private int port;

    private SftpServerForTest(Path root, Path knownHosts, KeyPair hostKey, KeyPair userKey) {
        this.root = root;
        this.knownHosts = knownHosts;
        this.hostKey = hostKey;
        this.userKey = userKey;
    }

    /** Starts one that listens on a free port and keeps its files in a folder. */
    public static SftpServerForTest start(Path folder)
            throws IOException, GeneralSecurityException {
        SftpServerForTest started =
                new SftpServerForTest(
                        Files.createDirectories(folder.resolve("server")),
                        folder.resolve("known_hosts"),
                        keyPair(),
                        keyPair());
        started.startAgain();
        Files.writeString(
                started.knownHosts,
                "[127.0.0.1]:"
                        + started.port
                        + " "
                        + PublicKeyEntry.toString(started.hostKey.getPublic())
                        + "\n");
        return started;
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        // What ssh-keygen makes when nothing else is asked for.
        return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }

    static String anotherHostKey() throws GeneralSecurityException {
        return PublicKeyEntry.toString(keyPair().getPublic());
    }

    /** Starts it again on the port that it had. */
    public void startAgain() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
        server.setPublickeyAuthenticator(
                (user, key, session) -> USER.equals(user) && userKey.getPublic().equals(key));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        server.start();
        port = server.getPort();
    }

    /** Breaks all connections and listens no more. */
    public void stop() throws IOException {
        server.stop(true);
    }

    /** Where its files lie. */
    public Path root() {
        return root;
    }

    int port() {
        return port;
    }

    /** The user's private key as text. */
    String userKey() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, text);
        return text.toString(StandardCharsets.US_ASCII);
    }

    /** The options by which it is reached. */
    public Map<String, String> options() {
        return Map.of(
                "input.scheme",
                "sftp",
                "sftp.host",
                "127.0.0.1",
                "sftp.port",
                String.valueOf(port),
                "sftp.user",
                USER,
                "sftp.password",
                PASSWORD,
                "sftp.known.hosts",
                knownHosts.toString());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
