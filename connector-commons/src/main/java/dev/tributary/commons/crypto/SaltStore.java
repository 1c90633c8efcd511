package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.policy.SubjectStore;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the salts of subjects are: whoever destroys one has destroyed the key that is made from it,
 * and with it all that was sealed for the subject.
 *
 * <p>A name is 32 hex digits. All methods throw {@link KeysetException} where the store fails. Safe
 * for use by several threads and by several processes.
 */
public interface SaltStore {

    /** What is known under the name; empty where nothing ever was. */
    Optional<Salt> find(String name);

    /**
     * Keeps a salt for good before it returns, if nothing is known under the name.
     *
     * @return what is known under it now: this salt, or what somebody else was quicker with
     */
    Salt create(String name, byte[] salt);

    /** Destroys the salt, if there is one, and marks the name so that none takes its place. */
    void destroy(String name);

    /** The store that a policy names. */
    static SaltStore open(SubjectStore store) {
        if (store instanceof SubjectStore.Directory directory) {
            return new SaltDirectory(Path.of(directory.path()));
        }
        SubjectStore.VaultKv vault = (SubjectStore.VaultKv) store;
        return VaultSalts.open(VaultServer.of(vault), vault.mount(), vault.path());
    }
}
