package dev.tributary.commons.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.KeyValues.Entry;
import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyValuesTest {

    private final VaultStub vault = VaultStub.start();
    private KeyValues secrets;

    @BeforeEach
    void open() throws VaultException {
        secrets = KeyValues.at(server(), "secret");
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void readsWhatWasWritten() throws VaultException {
        assertThat(secrets.read("a/b")).isEmpty();
        assertThat(secrets.write("a/b", Map.of("k", "v"), 0)).isTrue();
        assertThat(secrets.read("a/b")).contains(new Entry(1, Map.of("k", "v")));
    }

    @Test
    void writesOnlyOverTheVersionThatWasSeen() throws VaultException {
        assertThat(secrets.write("a", Map.of("k", "1"), 0)).isTrue();
        assertThat(secrets.write("a", Map.of("k", "2"), 0)).isFalse();
        assertThat(secrets.write("a", Map.of("k", "2"), 1)).isTrue();
        assertThat(secrets.read("a")).contains(new Entry(2, Map.of("k", "2")));
    }

    @Test
    void listsTheSecretsOfAFolderAndRemovesOne() throws VaultException {
        secrets.write("a/b", Map.of("k", "1"), 0);
        secrets.write("a/c", Map.of("k", "1"), 0);
        secrets.write("a/d/e", Map.of("k", "1"), 0);

        assertThat(secrets.list("a")).containsExactly("b", "c");
        assertThat(secrets.list("nothing")).isEmpty();

        secrets.remove("a/b");
        secrets.remove("a/b");

        assertThat(secrets.list("a")).containsExactly("c");
        assertThat(secrets.read("a/b")).isEmpty();
    }

    @Test
    void destroysWhatWasBefore() throws VaultException {
        secrets.write("a", Map.of("k", "1"), 0);
        secrets.write("a", Map.of("k", "2"), 1);
        secrets.destroyBefore("a", 2);

        assertThat(vault.readable("a")).isEqualTo(1);
        assertThat(secrets.read("a")).contains(new Entry(2, Map.of("k", "2")));
    }

    @Test
    void aDestroyedVersionIsKnownAndHoldsNothing() throws VaultException {
        secrets.write("a", Map.of("k", "1"), 0);
        secrets.destroyBefore("a", 2);

        assertThat(secrets.read("a")).contains(new Entry(1, Map.of()));
    }

    @Test
    void anEngineThatIsNotThereIsNotASecretThatIsNotThere() throws VaultException {
        KeyValues elsewhere = KeyValues.at(server(), "kv");

        assertThatThrownBy(() -> elsewhere.read("a"))
                .isInstanceOfSatisfying(
                        VaultException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND))
                .hasMessageContaining("version 2");
    }

    @Test
    void anEngineOfVersionOneIsNotTakenForOneOfVersionTwo() {
        // Version 1 keeps whatever comes at any path, and says nothing.
        vault.answer(204, "");

        assertThatThrownBy(() -> secrets.write("a", Map.of("k", "v"), 0))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void showsNoSecret() {
        assertThat(new Entry(1, Map.of("salt", "sesame")).toString()).doesNotContain("sesame");
    }

    private VaultServer server() {
        return new VaultServer(
                vault.url(),
                VaultStub.TOKEN,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(20));
    }
}
