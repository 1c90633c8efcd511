package dev.tributary.commons.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Reads the keystores of Java. */
final class StoreFile {

    private StoreFile() {}

    /** Reads a keystore file. */
    static KeyStore read(String option, String passwordOption, KeyFiles.Store file)
            throws TlsSetupException {
        if (file.password() == null) {
            throw new TlsSetupException(
                    passwordOption, "set the password of the keystore " + file.path());
        }
        byte[] bytes = PemFile.bytes(option, file.path());
        try {
            KeyStore store = KeyStore.getInstance(file.type().name());
            store.load(new ByteArrayInputStream(bytes), file.password().value().toCharArray());
            return store;
        } catch (IOException | GeneralSecurityException wrong) {
            throw broken(option, file);
        }
    }

    static TlsSetupException broken(String option, KeyFiles.Store file) {
        return new TlsSetupException(
                option,
                "the keystore "
                        + file.path()
                        + " does not open as "
                        + file.type()
                        + " with its password: check the type, the password and the file (with"
                        + " 'keytool -list')");
    }

    /** A keystore in memory. */
    static KeyStore empty() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException impossible) {
            throw new IllegalStateException("a keystore could not be made", impossible);
        }
    }
}
