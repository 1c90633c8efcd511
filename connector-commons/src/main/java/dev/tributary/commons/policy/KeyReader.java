package dev.tributary.commons.policy;

import dev.tributary.commons.json.Located;
import dev.tributary.commons.policy.KeyReference.Vault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes references to keys; a finding never quotes what stands in one. */
final class KeyReader {

    private static final String KEYSET = "keyset";
    private static final String FILE = "file";
    private static final String VAULT = "vault";
    private static final String USUAL_MOUNT = "transit";

    private final Findings findings;

    KeyReader(Findings findings) {
        this.findings = findings;
    }

    /** The key that a member refers to; empty where there is none, or noted where it is wrong. */
    Optional<KeyReference> read(Members policy, String name) {
        return policy.get(name)
                .flatMap(object -> Members.of(object, "'" + name + "'", findings))
                .flatMap(members -> key(members, name));
    }

    private Optional<KeyReference> key(Members key, String name) {
        key.allow(List.of(KEYSET, FILE, VAULT));
        Optional<String> keyset = keyset(key);
        Optional<String> file = key.text(FILE);
        if (key.has(KEYSET) == key.has(FILE)) {
            findings.add(
                    key.line(),
                    PolicyCode.KEY_UNCLEAR,
                    "'"
                            + name
                            + "' has "
                            + (key.has(FILE) ? "both" : "neither")
                            + " keyset and"
                            + " file",
                    "give it a \"file\" that holds the keyset, or the \"keyset\" itself by a config"
                            + " provider");
            return Optional.empty();
        }
        Optional<Vault> vault =
                key.get(VAULT)
                        .flatMap(object -> Members.of(object, "'vault'", findings))
                        .flatMap(this::vault);
        if ((keyset.isEmpty() && file.isEmpty()) || (key.has(VAULT) && vault.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new KeyReference(keyset, file, vault));
    }

    /** A keyset as JSON, or as a text that holds it. */
    private static Optional<String> keyset(Members key) {
        Optional<Located> value = key.get(KEYSET);
        if (value.isPresent() && value.get().value() instanceof Map) {
            return Optional.of(value.get().toJson());
        }
        return key.text(KEYSET);
    }

    private Optional<Vault> vault(Members vault) {
        vault.allow(List.of("url", "token", "transit_key", "mount"));
        Optional<String> url =
                vault.neededText("url", "write its address, as \"https://vault.example:8200\"")
                        .filter(text -> isUrl(vault, text));
        Optional<String> token = vault.neededText("token", "give the token by a config provider");
        Optional<String> transitKey =
                vault.neededText("transit_key", "name the key that the keyset is encrypted under");
        Optional<String> mount = vault.has("mount") ? vault.text("mount") : usualMount();
        if (url.isEmpty() || token.isEmpty() || transitKey.isEmpty() || mount.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Vault(url.get(), token.get(), transitKey.get(), mount.get()));
    }

    private static Optional<String> usualMount() {
        return Optional.of(USUAL_MOUNT);
    }

    /** Plain text reaches Vault on this machine only: the token would be readable on the way. */
    private static boolean isUrl(Members vault, String text) {
        try {
            URI url = new URI(text);
            boolean plain = "http".equalsIgnoreCase(url.getScheme());
            boolean safe = "https".equalsIgnoreCase(url.getScheme()) || (plain && isLocal(url));
            if (url.getHost() != null && url.getUserInfo() == null && safe) {
                return true;
            }
        } catch (URISyntaxException notOne) {
            // Said below, without its message, which quotes the text.
        }
        vault.bad(
                "url",
                "is no https address",
                "write it as \"https://vault.example:8200\"; http only for this machine");
        return false;
    }

    private static boolean isLocal(URI url) {
        return List.of("localhost", "127.0.0.1", "[::1]").contains(url.getHost());
    }
}
