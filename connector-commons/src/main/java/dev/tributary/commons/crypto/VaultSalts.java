package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.vault.KeyValues;
import dev.tributary.commons.crypto.vault.KeyValues.Entry;
import dev.tributary.commons.crypto.vault.VaultException;
import dev.tributary.commons.crypto.vault.VaultServer;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Salts in a Vault's key-value engine, version 2: a secret each, with {@code salt} in base64url, or
 * {@code erased} with the time.
 */
final class VaultSalts implements SaltStore {

    private static final String SALT = "salt";
    private static final String ERASED = "erased";

    private final KeyValues secrets;
    private final String folder;

    private VaultSalts(KeyValues secrets, String folder) {
        this.secrets = secrets;
        this.folder = folder;
    }

    static VaultSalts open(VaultServer server, String mount, String folder) {
        try {
            return new VaultSalts(KeyValues.at(server, mount), folder);
        } catch (VaultException refused) {
            throw failed(refused);
        }
    }

    @Override
    public Optional<Salt> find(String name) {
        try {
            return secrets.read(path(name)).map(VaultSalts::salt);
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    @Override
    public Salt create(String name, byte[] salt) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
        try {
            if (secrets.write(path(name), Map.of(SALT, text), 0)) {
                return new Salt.Kept(salt.clone());
            }
        } catch (VaultException failed) {
            throw failed(failed);
        }
        return find(name).orElseThrow(() -> raced());
    }

    @Override
    public void destroy(String name) {
        try {
            Optional<Entry> entry = secrets.read(path(name));
            int version = entry.map(Entry::version).orElse(0);
            boolean marked = entry.isPresent() && entry.get().data().containsKey(ERASED);
            if (!marked) {
                Map<String, String> mark = Map.of(ERASED, Instant.now().toString());
                if (!secrets.write(path(name), mark, version)) {
                    throw raced();
                }
                version++;
            }
            // Also when the mark is there: whoever set it may have been stopped before this.
            secrets.destroyBefore(path(name), version);
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    /** Whatever somebody has deleted by hand counts as destroyed: it must not come back. */
    private static Salt salt(Entry entry) {
        String text = entry.data().get(SALT);
        if (text == null) {
            return new Salt.Destroyed();
        }
        try {
            return new Salt.Kept(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException broken) {
            throw new KeysetException(
                    "a subject's salt in Vault is not what was written there: roll it back to its"
                            + " first version");
        }
    }

    private String path(String name) {
        return folder + "/" + name;
    }

    private static KeysetException raced() {
        return new KeysetException(
                "somebody else changed a subject's salt in Vault at the same moment: try again",
                true);
    }

    private static KeysetException failed(VaultException failed) {
        return new KeysetException(failed.getMessage(), failed.isTransient());
    }
}
