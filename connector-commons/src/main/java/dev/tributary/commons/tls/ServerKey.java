package dev.tributary.commons.tls;

import dev.tributary.commons.config.TlsOptions;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.apache.kafka.common.config.types.Password;

/**
 * A private key with the chain of its certificate, its own first: a server's or a client's.
 *
 * @param key RSA or EC
 * @param chain certifies the key
 */
record ServerKey(PrivateKey key, X509Certificate[] chain) {

    /** Reads it from PEM files or from a keystore, and checks that key and certificate match. */
    static ServerKey read(KeyFiles files) throws TlsSetupException {
        boolean pem = files.certificate() != null || files.key() != null;
        if (pem && files.keystore() != null) {
            throw new TlsSetupException(
                    TlsOptions.KEYSTORE,
                    "the certificate is given twice: set either tls.certificate and tls.key, or"
                            + " tls.keystore");
        }
        if (!pem && files.keystore() == null) {
            throw new TlsSetupException(
                    TlsOptions.CERTIFICATE,
                    "TLS needs a certificate: set tls.certificate and tls.key, or tls.keystore");
        }
        return pem
                ? fromPem(files)
                : fromStore(
                        new StoreOptions(
                                TlsOptions.KEYSTORE,
                                TlsOptions.KEYSTORE_PASSWORD,
                                TlsOptions.KEY_PASSWORD),
                        files.keystore(),
                        files.keyPassword());
    }

    private static ServerKey fromPem(KeyFiles files) throws TlsSetupException {
        if (files.certificate() == null || files.key() == null) {
            String missing = files.key() == null ? TlsOptions.KEY : TlsOptions.CERTIFICATE;
            throw new TlsSetupException(
                    missing, "tls.certificate and tls.key belong together: set " + missing);
        }
        X509Certificate[] chain =
                PemFile.read(TlsOptions.CERTIFICATE, files.certificate())
                        .certificates()
                        .toArray(new X509Certificate[0]);
        PrivateKey key = PemFile.read(TlsOptions.KEY, files.key()).privateKey(files.keyPassword());
        return new ServerKey(key, chain)
                .checked(
                        TlsOptions.KEY,
                        "the key in "
                                + files.key()
                                + " does not belong to the first certificate in "
                                + files.certificate()
                                + ": give the pair that was made together, the server's own"
                                + " certificate first");
    }

    /** The options that name a keystore and its passwords, for messages. */
    record StoreOptions(String keystore, String password, String keyPassword) {}

    /** Reads the only key of a keystore, and checks that key and certificate match. */
    static ServerKey fromStore(StoreOptions options, KeyFiles.Store file, Password keyPassword)
            throws TlsSetupException {
        KeyStore store = StoreFile.read(options.keystore(), options.password(), file);
        Password password = keyPassword == null ? file.password() : keyPassword;
        try {
            String alias = onlyKey(store, options.keystore(), file.path());
            PrivateKey key = (PrivateKey) store.getKey(alias, password.value().toCharArray());
            X509Certificate[] chain =
                    Arrays.stream(store.getCertificateChain(alias))
                            .map(X509Certificate.class::cast)
                            .toArray(X509Certificate[]::new);
            return new ServerKey(key, chain)
                    .checked(
                            options.keystore(),
                            "the key in "
                                    + file.path()
                                    + " does not belong to its certificate, or is neither RSA nor"
                                    + " EC: make the keystore anew");
        } catch (UnrecoverableKeyException wrong) {
            throw new TlsSetupException(
                    options.keyPassword(),
                    "the key in "
                            + file.path()
                            + " does not open with its password: set "
                            + options.keyPassword());
        } catch (GeneralSecurityException broken) {
            throw StoreFile.broken(options.keystore(), file);
        }
    }

    private static String onlyKey(KeyStore store, String option, String path)
            throws GeneralSecurityException, TlsSetupException {
        List<String> keys = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, KeyStore.PrivateKeyEntry.class)) {
                keys.add(alias);
            }
        }
        if (keys.size() != 1) {
            throw new TlsSetupException(
                    option,
                    "the keystore "
                            + path
                            + " holds "
                            + keys.size()
                            + " private keys: it must hold exactly one");
        }
        return keys.get(0);
    }

    /** Itself, if the key belongs to the first certificate. */
    ServerKey checked(String option, String complaint) throws TlsSetupException {
        if (!matches()) {
            throw new TlsSetupException(option, complaint);
        }
        return this;
    }

    private boolean matches() {
        if (!key.getAlgorithm().equals(chain[0].getPublicKey().getAlgorithm())) {
            return false;
        }
        byte[] text = {1, 2, 3, 4};
        try {
            Signature signature =
                    Signature.getInstance(
                            key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(chain[0].getPublicKey());
            signature.update(text);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException mismatch) {
            return false;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java lacks a signature algorithm", missing);
        }
    }

    /** What presents this key to clients. */
    KeyManager[] managers() throws GeneralSecurityException {
        char[] password = "in memory only".toCharArray();
        KeyStore store = StoreFile.empty();
        store.setKeyEntry("server", key, password, chain);
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    @Override
    public String toString() {
        return "ServerKey[" + key.getAlgorithm() + "]";
    }
}
