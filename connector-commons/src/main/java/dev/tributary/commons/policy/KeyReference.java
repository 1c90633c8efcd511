package dev.tributary.commons.policy;

import java.util.Optional;

/**
 * Where a policy's keyset is; it never holds a key that shows in its text form.
 *
 * @param keyset a Tink keyset in JSON, given in the policy, mostly by a config provider; or empty
 * @param file a file that holds it, or empty
 * @param vault a Vault whose transit key has encrypted it, or empty where it is not encrypted
 * @param subjects where the salts of subjects' own keys are, or empty where nobody has any
 */
public record KeyReference(
        Optional<String> keyset,
        Optional<String> file,
        Optional<Vault> vault,
        Optional<SubjectStore> subjects) {

    /** A keyset for which no subject has a key of its own. */
    public KeyReference(Optional<String> keyset, Optional<String> file, Optional<Vault> vault) {
        this(keyset, file, vault, Optional.empty());
    }

    /**
     * A Vault with a transit engine.
     *
     * @param url as {@code https://vault.example:8200}
     * @param token authenticates us
     * @param transitKey name of the key that the keyset is encrypted under
     * @param mount of the transit engine, mostly {@code transit}
     * @param caFile certificates in PEM of the authorities that Vault's own may come from; the
     *     JDK's where empty
     * @param namespace of Vault, where it has such
     * @param allowPlaintext whether a URL with {@code http} may name another machine
     */
    public record Vault(
            String url,
            String token,
            String transitKey,
            String mount,
            Optional<String> caFile,
            Optional<String> namespace,
            boolean allowPlaintext) {

        /** A Vault as the JDK trusts it, without a namespace. */
        public Vault(String url, String token, String transitKey, String mount) {
            this(url, token, transitKey, mount, Optional.empty(), Optional.empty(), false);
        }

        @Override
        public String toString() {
            return "Vault[" + url + ", " + mount + "/" + transitKey + "]";
        }
    }

    @Override
    public String toString() {
        return "KeyReference["
                + (file.isPresent() ? "file" : "inline")
                + ", "
                + vault
                + ", "
                + subjects
                + "]";
    }
}
