package dev.tributary.commons.tls;

import dev.tributary.commons.files.FileStamps;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.types.Password;

/**
 * Whom a client of ours trusts and how it shows who it is: PEM files or Java's keystores, each null
 * where it was left out.
 *
 * @param prefix of the options that name the files, as {@code http.tls.}, for messages
 * @param ca the only authorities that are trusted; the JDK's where null
 * @param certificate the client's own, with its chain
 * @param key its private key, PKCS#8
 * @param keyPassword opens an encrypted key, in the file or within the keystore
 * @param keystore instead of certificate and key
 * @param truststore instead of ca
 */
public record ClientTls(
        String prefix,
        String ca,
        String certificate,
        String key,
        Password keyPassword,
        KeyFiles.Store keystore,
        KeyFiles.Store truststore) {

    /** The options behind the prefix. */
    public static final String CA = "ca";

    public static final String CERTIFICATE = "certificate";
    public static final String KEY = "key";
    public static final String KEY_PASSWORD = "key.password";
    public static final String KEYSTORE = "keystore";
    public static final String TRUSTSTORE = "truststore";
    public static final String TYPE = ".type";
    public static final String PASSWORD = ".password";

    /** The files as they are now; empty where the JDK's own context does. */
    public Optional<SSLContext> context() throws TlsSetupException {
        if (Stream.of(ca, certificate, key, keystore, truststore).allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        KeyManager[] own = own();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trusted(), null);
            return Optional.of(context);
        } catch (GeneralSecurityException refused) {
            throw new TlsSetupException(
                    prefix + CERTIFICATE,
                    "this Java refuses the certificates ("
                            + refused.getClass().getSimpleName()
                            + "): check their algorithms");
        }
    }

    /** How the files look now, to see later whether one has changed. */
    public FileStamps stamps() {
        return FileStamps.of(
                Stream.of(ca, certificate, key, path(keystore), path(truststore))
                        .filter(Objects::nonNull)
                        .map(Path::of)
                        .toList());
    }

    private static String path(KeyFiles.Store store) {
        return store == null ? null : store.path();
    }

    private KeyManager[] own() throws TlsSetupException {
        if (certificate == null && key == null) {
            return keystore == null ? new KeyManager[0] : managers(stored());
        }
        if (keystore != null) {
            throw new TlsSetupException(
                    prefix + KEYSTORE,
                    "the certificate is given twice: set either "
                            + prefix
                            + CERTIFICATE
                            + " and "
                            + prefix
                            + KEY
                            + ", or "
                            + prefix
                            + KEYSTORE);
        }
        if (certificate == null || key == null) {
            String missing = prefix + (key == null ? KEY : CERTIFICATE);
            throw new TlsSetupException(
                    missing, "a client's certificate and its key belong together: set " + missing);
        }
        List<X509Certificate> chain =
                PemFile.read(prefix + CERTIFICATE, certificate).certificates();
        ServerKey pair =
                new ServerKey(
                        PemFile.read(prefix + KEY, key).privateKey(keyPassword),
                        chain.toArray(new X509Certificate[0]));
        pair.checked(
                prefix + KEY,
                "the key in "
                        + key
                        + " does not belong to the first certificate in "
                        + certificate
                        + ": give the pair that was made together");
        return managers(pair);
    }

    private ServerKey stored() throws TlsSetupException {
        return ServerKey.fromStore(
                new ServerKey.StoreOptions(
                        prefix + KEYSTORE, prefix + KEYSTORE + PASSWORD, prefix + KEY_PASSWORD),
                keystore,
                keyPassword);
    }

    private static KeyManager[] managers(ServerKey pair) {
        try {
            return pair.managers();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keystore could not be made", impossible);
        }
    }

    private TrustManager[] trusted() throws TlsSetupException, GeneralSecurityException {
        if (ca == null && truststore == null) {
            return null; // The JDK's authorities.
        }
        if (ca != null && truststore != null) {
            throw new TlsSetupException(
                    prefix + TRUSTSTORE,
                    "the authorities are given twice: set either "
                            + prefix
                            + CA
                            + " or "
                            + prefix
                            + TRUSTSTORE);
        }
        KeyStore store = StoreFile.empty();
        if (ca == null) {
            store = StoreFile.read(prefix + TRUSTSTORE, prefix + TRUSTSTORE + PASSWORD, truststore);
            if (store.size() == 0) {
                throw StoreFile.broken(prefix + TRUSTSTORE, truststore);
            }
        } else {
            for (X509Certificate authority : PemFile.read(prefix + CA, ca).certificates()) {
                store.setCertificateEntry("ca" + store.size(), authority);
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    @Override
    public String toString() {
        return "ClientTls[" + prefix + "]";
    }
}
