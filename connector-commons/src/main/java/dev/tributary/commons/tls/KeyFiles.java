package dev.tributary.commons.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;

/**
 * Where a server's key, certificate and trusted certificates are; what was left out is null.
 *
 * @param certificate PEM file of the certificate's chain
 * @param key PEM file of the private key
 * @param keyPassword opens an encrypted key
 * @param ca PEM file of trusted authorities
 * @param keystore instead of certificate and key
 * @param truststore instead of ca
 */
public record KeyFiles(
        String certificate,
        String key,
        Password keyPassword,
        String ca,
        Store keystore,
        Store truststore) {

    /** A file of keys or certificates in one of Java's formats; a password left out is null. */
    public record Store(String path, StoreType type, Password password) {}

    /** Every file that is named, for a look at whether one has changed. */
    List<Path> all() {
        return Stream.of(
                        certificate,
                        key,
                        ca,
                        keystore == null ? null : keystore.path(),
                        truststore == null ? null : truststore.path())
                .filter(Objects::nonNull)
                .map(Path::of)
                .toList();
    }
}
