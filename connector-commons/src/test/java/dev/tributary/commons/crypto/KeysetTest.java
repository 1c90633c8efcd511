package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.disabled;
import static dev.tributary.commons.crypto.TestKeysets.json;
import static dev.tributary.commons.crypto.TestKeysets.key;
import static dev.tributary.commons.crypto.TestKeysets.keyset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.policy.KeyReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {

    @Test
    void aNewKeysetHasOneKeyThatIsThePrimary() {
        Keyset keyset = Keyset.parse(Keyset.generate());

        assertThat(keyset.versions()).containsExactly(keyset.primary());
        assertThat(keyset.oldest()).isEqualTo(keyset.primary());
    }

    @Test
    void noTwoNewKeysetsAreAlike() {
        assertThat(derived(Keyset.generate())).isNotEqualTo(derived(Keyset.generate()));
    }

    @Test
    void aRotationMakesANewPrimaryAndKeepsTheOthers() {
        String first = Keyset.generate();
        String third = Keyset.rotate(Keyset.rotate(first));
        Keyset before = Keyset.parse(first);
        Keyset after = Keyset.parse(third);

        assertThat(after.versions()).hasSize(3).doesNotHaveDuplicates().startsWith(after.primary());
        assertThat(after.versions()).endsWith(before.primary());
        assertThat(after.oldest()).isEqualTo(before.primary());
        assertThat(after.derive(before.primary(), Purpose.GCM, 32))
                .isEqualTo(before.derive(before.primary(), Purpose.GCM, 32));
    }

    @Test
    void aDisabledKeyIsNoVersion() {
        assertThat(keyset(2, disabled(1, 1), key(2, 2)).versions()).containsExactly(2);
    }

    @Test
    void aRotationKeepsDisabledKeysForWhoeverEnablesThemAgain() {
        assertThat(Keyset.rotate(json(2, disabled(1, 1), key(2, 2)))).contains("DISABLED");
    }

    @Test
    void anIdIsWrittenInEightDigits() {
        assertThat(Keyset.name(0x00ab12ef)).isEqualTo("00ab12ef");
        assertThat(Keyset.name(-1)).isEqualTo("ffffffff");
    }

    @Test
    void readsIdsOfAllThirtyTwoBits() {
        assertThat(keyset(-2, key(-2, 1)).primary()).isEqualTo(-2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"primaryKeyId\":1,\"key\":[]}",
                "{\"primaryKeyId\":1,\"key\":[{\"sesame\":true}]}",
                "sesame-open"
            })
    void refusesWhatIsNoKeysetWithTheRemedyAndWithoutItsText(String text) {
        assertThatThrownBy(() -> Keyset.parse(text))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("ciphertexts.md")
                .hasNoCause()
                .message()
                .doesNotContain("sesame");
    }

    @Test
    void refusesKeysOfAnotherKind() {
        String siv = Base64.getEncoder().encodeToString(new byte[] {0x12, 2, 1, 2});
        assertThatThrownBy(
                        () ->
                                Keyset.parse(
                                        json(1, key(1, 1))
                                                .replace("HkdfPrfKey", "AesSivKey")
                                                .replaceFirst(
                                                        "\"value\":\"[^\"]*\"",
                                                        "\"value\":\"" + siv + "\"")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("HKDF-SHA256");
    }

    @Test
    void refusesAKeysetWhosePrimaryIsDisabledOrMissing() {
        assertThatThrownBy(() -> keyset(1, disabled(1, 1), key(2, 2)))
                .isInstanceOf(KeysetException.class);
        assertThatThrownBy(() -> keyset(3, key(1, 1), key(2, 2)))
                .isInstanceOf(KeysetException.class);
    }

    @Test
    void refusesTwoKeysOfOneId() {
        assertThatThrownBy(() -> keyset(1, key(1, 1), key(1, 2)))
                .isInstanceOf(KeysetException.class);
    }

    @Test
    void refusesToRotateWhatIsNoKeyset() {
        assertThatThrownBy(() -> Keyset.rotate("sesame")).isInstanceOf(KeysetException.class);
    }

    @Test
    void opensOneFromATextOrAFile(@TempDir Path dir) throws Exception {
        String text = json(7, key(7, 1));
        Path file = Files.writeString(dir.resolve("keyset.json"), text + "\n");

        assertThat(Keyset.open(inline(text)).primary()).isEqualTo(7);
        assertThat(Keyset.open(file(file)).primary()).isEqualTo(7);
    }

    @Test
    void saysWhereAFileThatCannotBeReadBelongs(@TempDir Path dir) {
        assertThatThrownBy(() -> Keyset.open(file(dir.resolve("nothing"))))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("put it on every worker");
    }

    @Test
    void wantsATextOrAFileAndNotBoth() {
        KeyReference none = new KeyReference(Optional.empty(), Optional.empty(), Optional.empty());
        KeyReference both = new KeyReference(Optional.of("x"), Optional.of("y"), Optional.empty());
        assertThatThrownBy(() -> Keyset.open(none)).hasMessageContaining("give one of them");
        assertThatThrownBy(() -> Keyset.open(both)).hasMessageContaining("give one of them");
    }

    @Test
    void asksForTheVaultOfAnEncryptedKeyset() {
        assertThatThrownBy(() -> Keyset.open(inline("vault:v1:abc")))
                .isInstanceOf(KeysetException.class)
                .hasMessageContaining("say which");
    }

    @Test
    void showsNothingOfAKey() {
        String text = json(1, key(1, 'k'));
        String shown = Keyset.parse(text) + " " + inline(text);

        assertThat(shown).contains("00000001").doesNotContain("kkk", "a2tr", "EgIIAx");
    }

    private static byte[] derived(String json) {
        Keyset keyset = Keyset.parse(json);
        return keyset.derive(keyset.primary(), Purpose.GCM, 32);
    }

    private static KeyReference inline(String keyset) {
        return new KeyReference(Optional.of(keyset), Optional.empty(), Optional.empty());
    }

    private static KeyReference file(Path file) {
        return new KeyReference(Optional.empty(), Optional.of(file.toString()), Optional.empty());
    }
}
