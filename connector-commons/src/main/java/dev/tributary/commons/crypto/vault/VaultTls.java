package dev.tributary.commons.crypto.vault;

import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the authorities in a file, and no others. */
final class VaultTls {

    private VaultTls() {}

    static SSLContext trusting(String caFile) throws VaultException {
        try (InputStream pem = Files.newInputStream(Path.of(caFile.strip()))) {
            return context(CertificateFactory.getInstance("X.509").generateCertificates(pem));
        } catch (IOException | InvalidPathException unreadable) {
            throw new VaultException(
                    Reason.SETUP,
                    "cannot read the file of Vault's authority "
                            + caFile
                            + " ("
                            + unreadable.getClass().getSimpleName()
                            + "): put it on every worker where the worker's user may read it");
        } catch (GeneralSecurityException broken) {
            throw new VaultException(
                    Reason.SETUP,
                    "the file of Vault's authority "
                            + caFile
                            + " holds no certificates in PEM form: give its 'BEGIN CERTIFICATE'");
        }
    }

    private static SSLContext context(Collection<? extends Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (Certificate authority : authorities) {
            trusted.setCertificateEntry("ca" + trusted.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        // An empty store is refused by the first handshake only, with words that help nobody.
        if (trusted.size() == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
