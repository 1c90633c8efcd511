package dev.tributary.commons.crypto.vault;

import dev.tributary.commons.policy.KeyReference;
import dev.tributary.commons.policy.SubjectStore;
import java.time.Duration;
import java.util.Optional;

/**
 * A Vault and how to speak with it.
 *
 * @param url as {@code https://vault.example:8200}
 * @param token authenticates us
 * @param caFile certificates in PEM of the authorities that Vault's own may come from; the JDK's
 *     where empty
 * @param namespace of Vault, where it has such
 * @param allowPlaintext whether a URL with {@code http} may name another machine
 * @param timeout within which an answer must have come
 */
public record VaultServer(
        String url,
        String token,
        Optional<String> caFile,
        Optional<String> namespace,
        boolean allowPlaintext,
        Duration timeout) {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The one that has encrypted a keyset. */
    public static VaultServer of(KeyReference.Vault vault) {
        return new VaultServer(
                vault.url(),
                vault.token(),
                vault.caFile(),
                vault.namespace(),
                vault.allowPlaintext(),
                TIMEOUT);
    }

    /** The one that keeps subjects' salts. */
    public static VaultServer of(SubjectStore.VaultKv vault) {
        return new VaultServer(
                vault.url(),
                vault.token(),
                vault.caFile(),
                vault.namespace(),
                vault.allowPlaintext(),
                TIMEOUT);
    }

    @Override
    public String toString() {
        return "VaultServer[" + url + "]";
    }
}
