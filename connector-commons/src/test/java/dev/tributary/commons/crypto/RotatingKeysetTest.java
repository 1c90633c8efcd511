package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.json;
import static dev.tributary.commons.crypto.TestKeysets.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultStub;
import dev.tributary.commons.policy.KeyReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingKeysetTest {

    @TempDir private Path dir;
    private Path file;

    @BeforeEach
    void writeTheFile() throws IOException {
        file = Files.writeString(dir.resolve("keyset.json"), json(1, key(1, 1)));
    }

    @Test
    void readsAFileThatHasChanged() throws IOException {
        try (RotatingKeyset keyset = RotatingKeyset.open(reference())) {
            Files.writeString(file, json(2, key(1, 1), key(2, 2)));
            assertThat(keyset.current().primary()).isEqualTo(1);

            keyset.look();

            assertThat(keyset.current().primary()).isEqualTo(2);
        }
    }

    @Test
    void keepsTheSameKeysetWhileTheFileIsTheSame() {
        try (RotatingKeyset keyset = RotatingKeyset.open(reference())) {
            Keyset before = keyset.current();
            keyset.look();

            assertThat(keyset.current()).isSameAs(before);
        }
    }

    @Test
    void keepsTheLastGoodOneUntilTheFileIsGoodAgain() throws IOException {
        try (RotatingKeyset keyset = RotatingKeyset.open(reference())) {
            Files.writeString(file, "half of a keys");
            keyset.look();
            assertThat(keyset.current().primary()).isEqualTo(1);

            Files.delete(file);
            keyset.look();
            assertThat(keyset.current().primary()).isEqualTo(1);

            Files.writeString(file, json(2, key(1, 1), key(2, 2)));
            keyset.look();
            assertThat(keyset.current().primary()).isEqualTo(2);
        }
    }

    @Test
    void whatIsMadeFromItIsMadeAnewOnlyForAnotherKeyset() throws IOException {
        try (RotatingKeyset keyset = RotatingKeyset.open(reference())) {
            Supplier<Tokens> tokens = keyset.derived(Tokens::of);
            Tokens before = tokens.get();
            assertThat(tokens.get()).isSameAs(before);

            Files.writeString(file, json(2, key(1, 1), key(2, 2)));
            keyset.look();

            assertThat(tokens.get()).isNotSameAs(before);
            assertThat(tokens.get().tokens("MRN", "PAT001"))
                    .contains(before.token("MRN", "PAT001"));
        }
    }

    @Test
    void refusesAtOnceWhatWillNotMendByItself() throws IOException {
        Files.writeString(file, "no keyset");

        assertThatThrownBy(() -> RotatingKeyset.open(reference()))
                .isInstanceOf(KeysetException.class);
    }

    @Test
    void waitsForAVaultThatIsSealed() {
        try (VaultStub vault = VaultStub.start()) {
            String encrypted = vault.encrypted("kek", json(1, key(1, 1)));
            vault.seal();
            KeyReference reference =
                    new KeyReference(
                            Optional.of(encrypted),
                            Optional.empty(),
                            Optional.of(
                                    new KeyReference.Vault(
                                            vault.url(), VaultStub.TOKEN, "kek", "transit")));
            try (RotatingKeyset keyset = RotatingKeyset.open(reference)) {
                assertThatThrownBy(keyset::current)
                        .isInstanceOfSatisfying(
                                KeysetException.class, e -> assertThat(e.isTransient()).isTrue())
                        .hasMessageContaining("unseal");
                vault.unseal();
                keyset.look();
                assertThat(keyset.current().primary()).isEqualTo(1);
            }
        }
    }

    private KeyReference reference() {
        return new KeyReference(Optional.empty(), Optional.of(file.toString()), Optional.empty());
    }
}
