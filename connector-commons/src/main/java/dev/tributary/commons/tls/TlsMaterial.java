package dev.tributary.commons.tls;

import dev.tributary.commons.config.TlsOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key, its certificate and the trusted certificates as they were read at one moment, checked
 * against each other and ready for use.
 *
 * @param context makes connections
 * @param expiresAt when the first certificate of the chain ends
 */
record TlsMaterial(SSLContext context, Instant expiresAt) {

    /** Reads the files that the options name; needs {@code tls.enabled}. */
    static TlsMaterial load(TlsOptions options) throws TlsSetupException {
        ServerKey key = ServerKey.read(options.files());
        KeyStore trusted = TrustedCertificates.read(options);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(key.managers(), trustManagers(trusted), null);
            checkSuites(options.cipherSuites(), context);
            return new TlsMaterial(context, expiry(key.chain()));
        } catch (GeneralSecurityException refused) {
            throw new TlsSetupException(
                    TlsOptions.ENABLED,
                    "this Java refuses the certificates ("
                            + refused.getClass().getSimpleName()
                            + "): check their algorithms");
        }
    }

    private static TrustManager[] trustManagers(KeyStore trusted) throws GeneralSecurityException {
        if (trusted.size() == 0) {
            // No one is trusted; with null the JDK would trust every public authority.
            return new TrustManager[0];
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static void checkSuites(List<String> suites, SSLContext context)
            throws TlsSetupException {
        List<String> supported =
                Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
        for (String suite : suites) {
            if (!supported.contains(suite)) {
                throw new TlsSetupException(
                        TlsOptions.CIPHER_SUITES,
                        "this Java knows no cipher suite "
                                + suite
                                + ": use its Java name, such as TLS_AES_256_GCM_SHA384");
            }
        }
    }

    private static Instant expiry(X509Certificate[] chain) {
        return Arrays.stream(chain)
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
