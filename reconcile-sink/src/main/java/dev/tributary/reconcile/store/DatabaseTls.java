package dev.tributary.reconcile.store;

import dev.tributary.commons.config.OptionMisfit;
import java.nio.file.Path;
import java.util.Properties;

/** How the way to the database is protected. */
public enum DatabaseTls {
    /** Encrypted, and the server is the one that was named. */
    VERIFY_FULL("verify-full"),
    /** Encrypted, and the server has a certificate of one of the authorities. */
    VERIFY_CA("verify-ca"),
    /** In the clear. */
    OFF("disable");

    private final String sslmode;

    DatabaseTls(String sslmode) {
        this.sslmode = sslmode;
    }

    /**
     * Files that it needs.
     *
     * @param ca authorities that are trusted; null for those of Java
     * @param certificate the client's own certificate; null for none
     * @param key its key; null for none
     */
    public record Files(String ca, String certificate, String key) {

        /** No files. */
        public static final Files NONE = new Files(null, null, null);

        void check(DatabaseTls tls) {
            check(DatabaseOptions.CA, ca, tls);
            check(DatabaseOptions.CERTIFICATE, certificate, tls);
            check(DatabaseOptions.KEY, key, tls);
            if ((certificate == null) != (key == null)) {
                throw new OptionMisfit(
                        certificate == null ? DatabaseOptions.CERTIFICATE : DatabaseOptions.KEY,
                        "a certificate and its key are set together");
            }
        }

        private static void check(String option, String file, DatabaseTls tls) {
            if (file == null) {
                return;
            }
            if (tls == OFF) {
                throw new OptionMisfit(option, "it is of no use without TLS: set database.tls");
            }
            if (!java.nio.file.Files.isReadable(Path.of(file))) {
                throw new OptionMisfit(
                        option,
                        "this file cannot be read: put it on every worker, readable for the"
                                + " worker's account");
            }
        }
    }

    /** As the driver knows it. */
    void addTo(Properties properties, Files files) {
        properties.setProperty("sslmode", sslmode);
        if (this == OFF) {
            return;
        }
        if (files.ca() == null) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        } else {
            properties.setProperty("sslrootcert", files.ca());
        }
        if (files.certificate() != null) {
            properties.setProperty("sslcert", files.certificate());
            properties.setProperty("sslkey", files.key());
        }
    }
}
