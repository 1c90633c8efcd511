package dev.tributary.commons.policy;

import java.util.Optional;

/**
 * Where a policy's keyset is; it never holds a key that shows in its text form.
 *
 * @param keyset a Tink keyset in JSON, given in the policy, mostly by a config provider; or empty
 * @param file a file that holds it, or empty
 * @param vault a Vault whose transit key has encrypted it, or empty where it is not encrypted
 */
public record KeyReference(Optional<String> keyset, Optional<String> file, Optional<Vault> vault) {

    /**
     * A Vault with a transit engine.
     *
     * @param url as {@code https://vault.example:8200}
     * @param token authenticates us
     * @param transitKey name of the key that the keyset is encrypted under
     * @param mount of the transit engine, mostly {@code transit}
     */
    public record Vault(String url, String token, String transitKey, String mount) {
        @Override
        public String toString() {
            return "Vault[" + url + ", " + mount + "/" + transitKey + "]";
        }
    }

    @Override
    public String toString() {
        return "KeyReference[" + (file.isPresent() ? "file" : "inline") + ", " + vault + "]";
    }
}
