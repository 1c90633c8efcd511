package dev.tributary.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.Keyset;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TokenStoreOptionsTest {

    @Test
    void opensATopicWithoutConnecting() {
        Map<String, String> props =
                Map.of(
                        "kafka.bootstrap.servers", "127.0.0.1:1",
                        "token.key", Keyset.generate());

        try (TokenStore store = options(props).open("c")) {
            assertThat(store).hasToString("KafkaTokenStore[tributary-tokens]");
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        TokenStore store =
                options(
                                Map.of(
                                        "kafka.bootstrap.servers", "127.0.0.1:1",
                                        "token.key", Keyset.generate()))
                        .open("c");
        store.close();

        assertThatThrownBy(() -> store.read("bank/1"))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void opensAVaultWithoutConnecting() {
        Map<String, String> props =
                Map.of(
                        "token.store", "vault",
                        "token.vault.url", "https://vault.example",
                        "token.vault.token", "canary");

        try (TokenStore store = options(props).open("c")) {
            assertThat(store.toString()).contains("tributary/tokens").doesNotContain("canary");
        }
    }

    @Test
    void neverKeepsTokensInClearText() {
        assertMissing("token.key", Map.of("kafka.bootstrap.servers", "127.0.0.1:1"));
    }

    @Test
    void namesWhatIsMissing() {
        assertMissing("kafka.bootstrap.servers", Map.of());
        assertMissing("token.vault.url", Map.of("token.store", "vault"));
        assertMissing(
                "token.vault.token",
                Map.of("token.store", "vault", "token.vault.url", "https://vault.example"));
    }

    @Test
    void refusesAVaultWithoutEncryption() {
        Map<String, String> props =
                Map.of(
                        "token.store", "vault",
                        "token.vault.url", "http://vault.example",
                        "token.vault.token", "t");

        assertThatThrownBy(() -> options(props).open("c"))
                .isInstanceOf(TokenStoreException.class)
                .hasMessageContaining("https");
    }

    private static void assertMissing(String option, Map<String, String> props) {
        assertThatThrownBy(() -> options(props))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(option + ":");
    }

    private static TokenStoreOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        TokenStoreOptions.define(def);
        return TokenStoreOptions.from(new AbstractConfig(def, new HashMap<>(props), false));
    }
}
