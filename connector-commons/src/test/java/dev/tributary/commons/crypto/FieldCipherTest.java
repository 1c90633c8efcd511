package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.key;
import static dev.tributary.commons.crypto.TestKeysets.keyset;
import static dev.tributary.commons.crypto.TestKeysets.rotatedTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.CipherException.Fault;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldCipherTest {

    private static final String PATH = "$.patient.name";
    private static final byte[] PLAIN = "Erik Example".getBytes(StandardCharsets.UTF_8);

    private final FieldCipher cipher = FieldCipher.of(rotatedTo(2));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensWhatItSealed(boolean deterministic) {
        String sealed = cipher.seal(PLAIN, PATH, deterministic);

        assertThat(sealed).matches("enc1\\.00000002\\.(gcm|siv)\\.[A-Za-z0-9_-]+");
        assertThat(cipher.open(sealed, PATH)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 1_000_000})
    void takesValuesOfAnyLength(int length) {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);

        assertThat(cipher.open(cipher.seal(plain, PATH, true), PATH)).isEqualTo(plain);
        assertThat(cipher.open(cipher.seal(plain, PATH, false), PATH)).isEqualTo(plain);
    }

    @Test
    void isAnotherTextEachTimeUnlessDeterministic() {
        assertThat(cipher.seal(PLAIN, PATH, false)).isNotEqualTo(cipher.seal(PLAIN, PATH, false));
        assertThat(cipher.seal(PLAIN, PATH, true)).isEqualTo(cipher.seal(PLAIN, PATH, true));
        assertThat(cipher.seal(PLAIN, PATH, true)).isNotEqualTo(cipher.seal(PLAIN, "$.x", true));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void opensInNoOtherPlace(boolean deterministic) {
        String sealed = cipher.seal(PLAIN, PATH, deterministic);

        assertFault(Fault.REFUSED, () -> cipher.open(sealed, "$.guarantor.name"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noBitOfItCanBeChanged(boolean deterministic) {
        String sealed = cipher.seal(PLAIN, PATH, deterministic);
        int start = sealed.lastIndexOf('.') + 1;
        byte[] payload = Base64.getUrlDecoder().decode(sealed.substring(start));
        for (int bit = 0; bit < payload.length * 8; bit++) {
            byte[] changed = payload.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            String text =
                    sealed.substring(0, start)
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertFault(Fault.REFUSED, () -> cipher.open(text, PATH));
        }
    }

    @Test
    void itsBeginningCannotBeChangedEither() {
        String sealed = cipher.seal(PLAIN, PATH, false);

        assertFault(Fault.REFUSED, () -> cipher.open(sealed.replace("gcm", "siv"), PATH));
        assertFault(Fault.REFUSED, () -> cipher.open(sealed.replace("00000002", "00000001"), PATH));
        assertFault(
                Fault.NO_STORE,
                () -> cipher.open(sealed.replace("gcm.", "gcm." + "0".repeat(32) + "."), PATH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Erik Example",
                "enc1.",
                "enc1.00000002.gcm.",
                "enc2.00000002.gcm.AAAA",
                "enc1.00000002.ecb.AAAA",
                "enc1.2.gcm.AAAA",
                "enc1.0000000A.gcm.AAAA",
                "enc1.00000002.gcm.A",
                "enc1.00000002.gcm.A=",
                "enc1.00000002.gcm.AAAA\n",
                "enc1.00000002.gcm.abc.AAAA",
                "tok1.00000002.AAAAAAAAAAAAAAAAAAAAAA"
            })
    void knowsWhatIsNoneOfItsTexts(String text) {
        assertFault(Fault.NOT_SEALED, () -> cipher.open(text, PATH));
        assertThat(SealedText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gcm", "siv"})
    void refusesWhatIsTooShortToHoldATag(String method) {
        assertFault(Fault.REFUSED, () -> cipher.open("enc1.00000002." + method + ".AAAA", PATH));
    }

    @Test
    void opensWhatWasSealedBeforeARotation() {
        String before = FieldCipher.of(rotatedTo(1)).seal(PLAIN, PATH, false);

        assertThat(cipher.open(before, PATH)).isEqualTo(PLAIN);
    }

    @Test
    void namesTheKeyThatItLacks() {
        String later = FieldCipher.of(rotatedTo(3)).seal(PLAIN, PATH, false);

        assertFault(Fault.UNKNOWN_KEY, () -> cipher.open(later, PATH));
        assertThatThrownBy(() -> cipher.open(later, PATH)).hasMessageStartingWith("key 00000003:");
    }

    @Test
    void anotherKeyOfTheSameIdOpensNothing() {
        String sealed = cipher.seal(PLAIN, PATH, false);

        assertFault(Fault.REFUSED, () -> FieldCipher.of(keyset(2, key(2, 99))).open(sealed, PATH));
    }

    @Test
    void tellsWhatATextSaysOfItself() {
        SealedText text = SealedText.parse(cipher.seal(PLAIN, PATH, true)).orElseThrow();

        assertThat(text.key()).isEqualTo(2);
        assertThat(text.deterministic()).isTrue();
        assertThat(text.subject()).isEmpty();
        assertThat(text).hasToString("SealedText[enc1.00000002.siv." + (12 + 16) + " bytes]");
    }

    @Test
    void knowsNoSubjectsWithoutAStore() {
        assertFault(Fault.NO_STORE, () -> cipher.forSubject("PAT001"));
    }

    private static void assertFault(Fault fault, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CipherException.class, e -> assertThat(e.fault()).isEqualTo(fault))
                .hasNoCause()
                .hasMessageNotContaining("Erik");
    }
}
