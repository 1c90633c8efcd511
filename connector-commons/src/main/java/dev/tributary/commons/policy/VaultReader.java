package dev.tributary.commons.policy;

import dev.tributary.commons.policy.KeyReference.Vault;
import dev.tributary.commons.policy.SubjectStore.VaultKv;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes references to a Vault; a finding never quotes what stands in one. */
final class VaultReader {

    private static final String URL = "url";
    private static final String TOKEN = "token";
    private static final String MOUNT = "mount";
    private static final String TRANSIT_KEY = "transit_key";
    private static final String PATH = "path";
    private static final String CA = "ca";
    private static final String NAMESPACE = "namespace";
    private static final String ALLOW_PLAINTEXT = "allow_plaintext";

    private final Members vault;
    private final Optional<String> ca;
    private final Optional<String> namespace;
    private final Optional<Boolean> plaintext;

    private VaultReader(Members vault) {
        this.vault = vault;
        this.ca = vault.text(CA);
        this.namespace = vault.text(NAMESPACE);
        this.plaintext = vault.flag(ALLOW_PLAINTEXT);
    }

    /** One whose transit engine has encrypted a keyset; empty where it is wrong, which is noted. */
    static Optional<Vault> transit(Members vault) {
        return new VaultReader(vault).transit();
    }

    /** One that keeps the salts of subjects; empty where it is wrong, which is noted. */
    static Optional<SubjectStore> keyValues(Members vault) {
        return new VaultReader(vault).keyValues();
    }

    private Optional<Vault> transit() {
        allow(TRANSIT_KEY);
        Optional<String> url = url();
        Optional<String> token = token();
        Optional<String> key =
                vault.neededText(TRANSIT_KEY, "name the key that the keyset is encrypted under");
        Optional<String> mount = mount("transit");
        if (url.isEmpty() || token.isEmpty() || key.isEmpty() || mount.isEmpty() || isAmiss()) {
            return Optional.empty();
        }
        return Optional.of(
                new Vault(
                        url.get(),
                        token.get(),
                        key.get(),
                        mount.get(),
                        ca,
                        namespace,
                        isPlaintext()));
    }

    private Optional<SubjectStore> keyValues() {
        allow(PATH);
        Optional<String> url = url();
        Optional<String> token = token();
        Optional<String> path =
                vault.neededText(PATH, "say where the salts are, as \"tributary/subjects\"");
        Optional<String> mount = mount("secret");
        if (url.isEmpty() || token.isEmpty() || path.isEmpty() || mount.isEmpty() || isAmiss()) {
            return Optional.empty();
        }
        return Optional.of(
                new VaultKv(
                        url.get(),
                        token.get(),
                        mount.get(),
                        path.get(),
                        ca,
                        namespace,
                        isPlaintext()));
    }

    private void allow(String own) {
        List<String> known = new ArrayList<>(List.of(URL, TOKEN, own));
        known.addAll(List.of(MOUNT, CA, NAMESPACE, ALLOW_PLAINTEXT));
        vault.allow(known);
    }

    private Optional<String> token() {
        return vault.neededText(TOKEN, "give the token by a config provider");
    }

    private Optional<String> mount(String usual) {
        return vault.has(MOUNT) ? vault.text(MOUNT) : Optional.of(usual);
    }

    private Optional<String> url() {
        return vault.neededText(URL, "write its address, as \"https://vault.example:8200\"")
                .filter(this::isUrl);
    }

    /** Plain text reaches Vault on this machine only: the token would be readable on the way. */
    private boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            boolean plain = "http".equalsIgnoreCase(url.getScheme());
            boolean safe =
                    "https".equalsIgnoreCase(url.getScheme())
                            || (plain && (isPlaintext() || isLocal(url)));
            if (url.getHost() != null && url.getUserInfo() == null && safe) {
                return true;
            }
        } catch (URISyntaxException notOne) {
            // Said below, without its message, which quotes the text.
        }
        vault.bad(
                URL,
                "is no https address",
                "write it as \"https://vault.example:8200\"; http is for this machine, or with"
                        + " \"allow_plaintext\": true");
        return false;
    }

    private static boolean isLocal(URI url) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    }

    private boolean isPlaintext() {
        return plaintext.orElse(false);
    }

    /** Whether something that may be left out is there and wrong. */
    private boolean isAmiss() {
        return vault.has(CA) != ca.isPresent()
                || vault.has(NAMESPACE) != namespace.isPresent()
                || vault.has(ALLOW_PLAINTEXT) != plaintext.isPresent();
    }
}
