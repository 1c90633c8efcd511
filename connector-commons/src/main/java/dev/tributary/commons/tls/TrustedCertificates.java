package dev.tributary.commons.tls;

import dev.tributary.commons.config.TlsOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;

/** The authorities whose client certificates a server trusts. */
final class TrustedCertificates {

    private TrustedCertificates() {}

    /** Reads them; the store is empty when clients show no certificates. */
    static KeyStore read(TlsOptions options) throws TlsSetupException {
        KeyFiles files = options.files();
        boolean given = files.ca() != null || files.truststore() != null;
        if (files.ca() != null && files.truststore() != null) {
            throw new TlsSetupException(
                    TlsOptions.TRUSTSTORE,
                    "the trusted certificates are given twice: set either tls.ca or"
                            + " tls.truststore");
        }
        if (given && options.clientAuth() == ClientAuth.NONE) {
            throw new TlsSetupException(
                    TlsOptions.CLIENT_AUTH,
                    "trusted authorities are given, but clients are not asked for certificates:"
                            + " set tls.client.auth=require, or leave tls.ca and tls.truststore"
                            + " out");
        }
        if (!given && options.clientAuth() != ClientAuth.NONE) {
            throw new TlsSetupException(
                    TlsOptions.CA,
                    "client certificates need an authority that signs them: set tls.ca or"
                            + " tls.truststore");
        }
        try {
            return given ? store(files) : StoreFile.empty();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a keystore could not be made", impossible);
        }
    }

    private static KeyStore store(KeyFiles files)
            throws TlsSetupException, GeneralSecurityException {
        if (files.ca() == null) {
            return notEmpty(files.truststore());
        }
        KeyStore store = StoreFile.empty();
        List<X509Certificate> authorities = PemFile.read(TlsOptions.CA, files.ca()).certificates();
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("ca" + store.size(), authority);
        }
        return store;
    }

    private static KeyStore notEmpty(KeyFiles.Store file)
            throws TlsSetupException, GeneralSecurityException {
        KeyStore store =
                StoreFile.read(TlsOptions.TRUSTSTORE, TlsOptions.TRUSTSTORE_PASSWORD, file);
        if (store.size() == 0) {
            throw new TlsSetupException(
                    TlsOptions.TRUSTSTORE,
                    "the truststore "
                            + file.path()
                            + " holds no certificate: add one with 'keytool -importcert'");
        }
        return store;
    }
}
