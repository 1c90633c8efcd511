package dev.tributary.commons.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransitTest {

    private static final byte[] PLAIN = "a keyset".getBytes(StandardCharsets.UTF_8);

    private final VaultStub vault = VaultStub.start();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void decryptsWhatItEncrypted() throws VaultException {
        String ciphertext = transit().encrypt("kek", PLAIN);

        assertThat(ciphertext).startsWith("vault:v1:");
        assertThat(transit().decrypt("kek", ciphertext)).isEqualTo(PLAIN);
    }

    @Test
    void toldAnotherKeyItSaysWhatToLookAt() {
        String ciphertext = vault.encrypted("kek", "a keyset");
        vault.encrypted("other", "x");

        assertFault(
                Reason.REFUSED,
                false,
                "min_decryption_version",
                () -> transit().decrypt("other", ciphertext));
        assertFault(
                Reason.REFUSED,
                false,
                "Is the key there",
                () -> transit().decrypt("none", "vault:v1:AA"));
    }

    @Test
    void aTokenThatIsNotTakenIsNotShown() {
        VaultServer server = server(vault.url(), "hvs.sesame");

        assertFault(
                Reason.DENIED,
                false,
                "give another token",
                () -> Transit.at(server, "transit").encrypt("kek", PLAIN));
        assertThat(server.toString()).doesNotContain("sesame");
    }

    @Test
    void aTokenThatIsNoHeaderIsNotShown() {
        VaultServer server = server(vault.url(), "hvs.sesame\nX: y");

        assertFault(
                Reason.SETUP,
                false,
                "line break",
                () -> Transit.at(server, "transit").encrypt("kek", PLAIN));
    }

    @Test
    void aSealedVaultIsWaitedFor() {
        vault.seal();

        assertFault(Reason.SEALED, true, "unseal it", () -> transit().encrypt("kek", PLAIN));
    }

    @Test
    void aSlowVaultIsNotWaitedForLongerThanAllowed() {
        vault.stall();

        VaultServer hasty = server(vault.url(), VaultStub.TOKEN, Duration.ofMillis(200));
        assertFault(
                Reason.SLOW,
                true,
                "within 200 ms",
                () -> Transit.at(hasty, "transit").encrypt("kek", PLAIN));
    }

    @Test
    void aVaultThatIsNotThereMayCome() {
        vault.close();

        assertFault(
                Reason.UNREACHABLE,
                true,
                "see that it runs",
                () -> transit().encrypt("kek", PLAIN));
    }

    @Test
    void anEngineThatIsNotMountedIsNamed() {
        assertFault(
                Reason.NOT_FOUND,
                false,
                "transit-eu/encrypt/kek",
                () ->
                        Transit.at(server(vault.url(), VaultStub.TOKEN), "transit-eu")
                                .encrypt("kek", PLAIN));
    }

    @ParameterizedTest
    @CsvSource({
        "500, FAILED, true",
        "502, FAILED, true",
        "429, FAILED, true",
        "307, SETUP, false",
        "418, STRANGE, false",
        "200, STRANGE, false"
    })
    void tellsOtherAnswersApart(int status, Reason reason, boolean passing) {
        vault.answer(status, "<html>sesame</html>");

        assertFault(reason, passing, "", () -> transit().encrypt("kek", PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":{}}", "{\"data\":{\"plaintext\":\"*sesame*\"}}", "[]"})
    void anAnswerThatLacksWhatItShouldHoldIsStrange(String body) {
        vault.answer(200, body);

        assertFault(Reason.STRANGE, false, "URL", () -> transit().decrypt("kek", "vault:v1:AA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vault",
                "vault.example:8200",
                "ftp://vault.example",
                "https://",
                "https://user@vault.example",
                "https://vault.example?x=y",
                "ht tp://x"
            })
    void refusesWhatIsNoUrl(String url) {
        assertFault(
                Reason.SETUP,
                false,
                "https://vault.example:8200",
                () -> Transit.at(server(url, "t"), "transit"));
    }

    @Test
    void speaksPlainTextWithThisMachineOnlyUnlessToldOtherwise() throws VaultException {
        String url = "http://192.0.2.1:8200";

        assertFault(Reason.SETUP, false, "https", () -> Transit.at(server(url, "t"), "transit"));
        assertThat(
                        Transit.at(
                                new VaultServer(
                                        url,
                                        "t",
                                        Optional.empty(),
                                        Optional.empty(),
                                        true,
                                        Duration.ofSeconds(1)),
                                "transit"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "../sys", "a//b", "/a", "a/", "a?b", "ä", "a%2Fb"})
    void refusesNamesThatWouldLeadElsewhere(String name) {
        assertFault(Reason.SETUP, false, "letters", () -> transit().encrypt(name, PLAIN));
        assertFault(
                Reason.SETUP, false, "letters", () -> Transit.at(server(vault.url(), "t"), name));
    }

    private Transit transit() throws VaultException {
        return Transit.at(server(vault.url(), VaultStub.TOKEN), "transit");
    }

    private static VaultServer server(String url, String token) {
        return server(url, token, Duration.ofSeconds(20));
    }

    private static VaultServer server(String url, String token, Duration timeout) {
        return new VaultServer(url, token, Optional.empty(), Optional.empty(), false, timeout);
    }

    private static void assertFault(
            Reason reason, boolean passing, String remedy, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VaultException.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(reason);
                            assertThat(e.isTransient()).isEqualTo(passing);
                        })
                .hasNoCause()
                .hasMessageContaining(remedy)
                .hasMessageNotContainingAny("sesame", VaultStub.TOKEN);
    }
}
