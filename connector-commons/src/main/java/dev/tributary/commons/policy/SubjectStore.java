package dev.tributary.commons.policy;

import java.util.Optional;

/** Where the salts are that make subjects' keys their own; destroying one erases its subject. */
public sealed interface SubjectStore {

    /**
     * A folder that all workers share, on a file system with hard links.
     *
     * @param path of the folder, which exists
     */
    record Directory(String path) implements SubjectStore {}

    /**
     * A Vault with a key-value engine of version 2.
     *
     * @param url as {@code https://vault.example:8200}
     * @param token authenticates us
     * @param mount of the engine, mostly {@code secret}
     * @param path under which the salts are, as {@code tributary/subjects}
     * @param caFile certificates in PEM of the authorities that Vault's own may come from; the
     *     JDK's where empty
     * @param namespace of Vault, where it has such
     * @param allowPlaintext whether a URL with {@code http} may name another machine
     */
    record VaultKv(
            String url,
            String token,
            String mount,
            String path,
            Optional<String> caFile,
            Optional<String> namespace,
            boolean allowPlaintext)
            implements SubjectStore {

        /** A Vault as the JDK trusts it, without a namespace. */
        public VaultKv(String url, String token, String mount, String path) {
            this(url, token, mount, path, Optional.empty(), Optional.empty(), false);
        }

        @Override
        public String toString() {
            return "VaultKv[" + url + ", " + mount + "/" + path + "]";
        }
    }
}
