package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.json;
import static dev.tributary.commons.crypto.TestKeysets.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultStub;
import dev.tributary.commons.policy.KeyReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetVaultTest {

    private static final String KEYSET = json(7, key(7, 'k'));

    private final VaultStub vault = VaultStub.start();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void opensWhatVaultHasEncrypted(@TempDir Path dir) throws Exception {
        String ciphertext = vault.encrypted("kek", KEYSET);
        Path file = Files.writeString(dir.resolve("keyset"), ciphertext + "\n");

        assertThat(Keyset.open(reference(ciphertext, "kek")).primary()).isEqualTo(7);
        assertThat(
                        Keyset.open(
                                        new KeyReference(
                                                Optional.empty(),
                                                Optional.of(file.toString()),
                                                Optional.of(vault("kek"))))
                                .primary())
                .isEqualTo(7);
    }

    @Test
    void wantsTheKeyThatItWasEncryptedUnder() {
        String ciphertext = vault.encrypted("kek", KEYSET);
        vault.encrypted("another", "x");

        assertThatThrownBy(() -> Keyset.open(reference(ciphertext, "another")))
                .isInstanceOfSatisfying(
                        KeysetException.class, e -> assertThat(e.isTransient()).isFalse())
                .hasMessageContaining("of this key");
    }

    @Test
    void tellsHowToEncryptAKeysetThatIsInClear() {
        assertThatThrownBy(() -> Keyset.open(reference(KEYSET, "kek")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("transit/encrypt/kek")
                .hasMessageNotContaining("HkdfPrfKey");
        assertThat(vault.requests()).isEmpty();
    }

    @Test
    void whatVaultDecryptsMustBeAKeyset() {
        String ciphertext = vault.encrypted("kek", "sesame");

        assertThatThrownBy(() -> Keyset.open(reference(ciphertext, "kek")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("no Tink keyset")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void showsNoToken() {
        assertThat(reference("x", "kek").toString()).doesNotContain(VaultStub.TOKEN);
    }

    private KeyReference reference(String keyset, String transitKey) {
        return new KeyReference(
                Optional.of(keyset), Optional.empty(), Optional.of(vault(transitKey)));
    }

    private KeyReference.Vault vault(String transitKey) {
        return new KeyReference.Vault(vault.url(), VaultStub.TOKEN, transitKey, "transit");
    }
}
