package dev.tributary.commons.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A key with its certificate and the authority's, which tests write into files. */
public record TestCertificate(
        PrivateKey key, X509Certificate certificate, X509Certificate authority) {

    /** The certificate and its authority's. */
    public Certificate[] chain() {
        return new Certificate[] {certificate, authority};
    }

    /** Writes the chain in PEM form. */
    public Path writeChain(Path file) {
        return write(file, pem(certificate) + pem(authority));
    }

    /** Writes the key in PEM form, PKCS#8. */
    public Path writeKey(Path file) {
        return write(file, block("PRIVATE KEY", key.getEncoded()));
    }

    /** Writes key and chain into a keystore of Java. */
    public Path writeStore(Path file, String type, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            store.setKeyEntry("server", key, password.toCharArray(), chain());
            store.store(out, password.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A certificate in PEM form. */
    public static String pem(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A block in PEM form. */
    public static String block(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /** Writes a file of text. */
    public static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text, StandardCharsets.US_ASCII);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return "TestCertificate[" + certificate.getSubjectX500Principal() + "]";
    }
}
