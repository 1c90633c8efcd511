package dev.tributary.commons.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.commons.crypto.vault.VaultClient.Answer;
import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.util.Base64;

/** Vault's transit engine: it encrypts and decrypts under keys that never leave it. */
public final class Transit {

    private final VaultClient vault;
    private final String mount;

    private Transit(VaultClient vault, String mount) {
        this.vault = vault;
        this.mount = mount;
    }

    /**
     * The engine at a mount, mostly {@code transit}; nothing is called yet.
     *
     * @throws VaultException where the address cannot be right
     */
    public static Transit at(VaultServer server, String mount) throws VaultException {
        return new Transit(
                new VaultClient(server),
                VaultClient.checkedPath("a transit engine's mount", mount));
    }

    /** Encrypts; the text begins with {@code vault:v}. */
    public String encrypt(String key, byte[] plain) throws VaultException {
        String text = Base64.getEncoder().encodeToString(plain);
        JsonNode ciphertext = ask("encrypt", key, "plaintext", text).path("ciphertext");
        if (!ciphertext.isTextual()) {
            throw vault.strange();
        }
        return ciphertext.asText();
    }

    /** Decrypts what was encrypted under that key. */
    public byte[] decrypt(String key, String ciphertext) throws VaultException {
        JsonNode plain = ask("decrypt", key, "ciphertext", ciphertext).path("plaintext");
        try {
            if (plain.isTextual()) {
                return Base64.getDecoder().decode(plain.asText());
            }
        } catch (IllegalArgumentException notBase64) {
            // Without the cause, whose message quotes the text.
        }
        throw vault.strange();
    }

    private JsonNode ask(String what, String key, String name, String text) throws VaultException {
        String path = mount + "/" + what + "/" + VaultClient.checkedPath("a transit key", key);
        Answer answer = vault.post(path, JsonNodeFactory.instance.objectNode().put(name, text));
        return switch (answer.status()) {
            case 200 -> answer.body().path("data");
            case 404 ->
                    throw new VaultException(
                            Reason.NOT_FOUND,
                            vault.at()
                                    + " has nothing at "
                                    + path
                                    + ": see that the transit engine is mounted there, in this"
                                    + " namespace");
            case 400 ->
                    throw new VaultException(
                            Reason.REFUSED,
                            vault.at()
                                    + " refuses "
                                    + path
                                    + ": the text is whole and of this key? Is the key there, and"
                                    + " its min_decryption_version not above the text's?");
            default -> throw vault.strange();
        };
    }

    @Override
    public String toString() {
        return "Transit[" + vault.url() + ", " + mount + "]";
    }
}
