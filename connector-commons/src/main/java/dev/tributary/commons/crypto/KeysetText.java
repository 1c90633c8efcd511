package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.vault.Transit;
import dev.tributary.commons.crypto.vault.VaultException;
import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.policy.KeyReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Gets a keyset's JSON from where a reference says, decrypted if a Vault has encrypted it. */
final class KeysetText {

    private static final long MOST_BYTES = 1 << 20;

    /** How Vault's transit engine begins what it has encrypted. */
    private static final String ENCRYPTED = "vault:v";

    private KeysetText() {}

    static String read(KeyReference reference) {
        if (reference.keyset().isPresent() == reference.file().isPresent()) {
            throw new KeysetException(
                    "a keyset is given either as a text or as a file: give one of them");
        }
        String text = reference.keyset().orElseGet(() -> fromFile(reference.file().get())).strip();
        boolean encrypted = text.startsWith(ENCRYPTED);
        if (reference.vault().isEmpty()) {
            if (encrypted) {
                throw new KeysetException(
                        "the keyset is encrypted by a Vault: say which, by its URL, a token and the"
                                + " name of its transit key");
            }
            return text;
        }
        if (!encrypted) {
            throw new KeysetException(
                    "a Vault is given, but the keyset does not begin with vault:v as what its"
                            + " transit engine has encrypted: encrypt it with 'vault write"
                            + " -field=ciphertext "
                            + reference.vault().get().mount()
                            + "/encrypt/"
                            + reference.vault().get().transitKey()
                            + " plaintext=…', or leave the Vault out");
        }
        return decrypted(reference.vault().get(), text);
    }

    private static String decrypted(KeyReference.Vault vault, String ciphertext) {
        try {
            Transit transit = Transit.at(VaultServer.of(vault), vault.mount());
            return new String(
                    transit.decrypt(vault.transitKey(), ciphertext), StandardCharsets.UTF_8);
        } catch (VaultException failed) {
            throw new KeysetException(failed.getMessage(), failed.isTransient());
        }
    }

    private static String fromFile(String path) {
        try {
            Path file = path(path);
            if (Files.size(file) > MOST_BYTES) {
                throw new KeysetException("the file " + path + " is far too large for a keyset");
            }
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new KeysetException(
                    "cannot read the keyset's file "
                            + path
                            + " ("
                            + unreadable.getClass().getSimpleName()
                            + "): put it on every worker where the worker's user may read it");
        }
    }

    /** The file of a reference. */
    static Path path(String file) {
        try {
            return Path.of(file.strip());
        } catch (InvalidPathException noPath) {
            throw new KeysetException("what is given as the keyset's file is no path of a file");
        }
    }
}
