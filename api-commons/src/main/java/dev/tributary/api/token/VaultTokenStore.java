package dev.tributary.api.token;

import dev.tributary.commons.crypto.vault.KeyValues;
import dev.tributary.commons.crypto.vault.KeyValues.Entry;
import dev.tributary.commons.crypto.vault.VaultException;
import dev.tributary.commons.crypto.vault.VaultServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Tokens in a Vault's key-value engine, version 2: a secret for each grant, changed by
 * compare-and-set only.
 */
public final class VaultTokenStore implements TokenStore {

    private static final String TOKENS = "tokens";
    private static final int TRIES = 20;

    private final KeyValues secrets;
    private final String folder;

    private VaultTokenStore(KeyValues secrets, String folder) {
        this.secrets = secrets;
        this.folder = folder;
    }

    /**
     * A store in a folder; nothing is called yet.
     *
     * @param mount of the engine, mostly {@code secret}
     * @param folder below it, as {@code tributary/tokens}
     */
    public static VaultTokenStore at(VaultServer server, String mount, String folder) {
        try {
            return new VaultTokenStore(KeyValues.at(server, mount), folder);
        } catch (VaultException refused) {
            throw failed(refused);
        }
    }

    @Override
    public Optional<TokenSet> read(String grant) {
        return entry(grant).flatMap(entry -> tokens(grant, entry));
    }

    @Override
    public List<String> grants() {
        try {
            List<String> grants = new ArrayList<>();
            for (String name : secrets.list(folder)) {
                // A secret that somebody else put there is none of ours.
                SecretName.grant(name).ifPresent(grants::add);
            }
            grants.sort(null);
            return List.copyOf(grants);
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    @Override
    public TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation) {
        Entry entry = entry(grant).orElseThrow(() -> new NoSuchGrantException(grant));
        TokenSet before = tokens(grant, entry).orElseThrow(() -> new NoSuchGrantException(grant));
        TokenSet rotated = rotation.apply(before);
        if (rotated.equals(before)) {
            return before;
        }
        TokenSet counted = rotated.withGeneration(before.generation() + 1);
        if (write(counted, entry.version())) {
            return counted;
        }
        return read(grant).orElseThrow(() -> new NoSuchGrantException(grant));
    }

    @Override
    public void put(TokenSet anew) {
        for (int tries = 0; tries < TRIES; tries++) {
            Optional<Entry> entry = entry(anew.grant());
            long before =
                    entry.flatMap(there -> tokens(anew.grant(), there))
                            .map(TokenSet::generation)
                            .orElse(0L);
            if (write(anew.withGeneration(before + 1), entry.map(Entry::version).orElse(0))) {
                return;
            }
        }
        throw new TokenStoreException(
                "others keep changing the tokens of " + anew.grant() + " in Vault: try again",
                true);
    }

    @Override
    public void remove(String grant) {
        try {
            secrets.remove(path(grant));
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    private Optional<Entry> entry(String grant) {
        try {
            return secrets.read(path(grant));
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    /** A version that somebody has deleted by hand holds none. */
    private static Optional<TokenSet> tokens(String grant, Entry entry) {
        return Optional.ofNullable(entry.data().get(TOKENS))
                .map(text -> TokenJson.read(grant, text));
    }

    private boolean write(TokenSet tokens, int replaces) {
        try {
            return secrets.write(
                    path(tokens.grant()), Map.of(TOKENS, TokenJson.write(tokens)), replaces);
        } catch (VaultException failed) {
            throw failed(failed);
        }
    }

    private String path(String grant) {
        return folder + "/" + SecretName.of(grant);
    }

    private static TokenStoreException failed(VaultException failed) {
        return new TokenStoreException(failed.getMessage(), failed.isTransient());
    }

    @Override
    public void close() {
        // The client of Vault holds nothing open.
    }

    @Override
    public String toString() {
        return "VaultTokenStore[" + secrets + ", " + folder + "]";
    }
}
