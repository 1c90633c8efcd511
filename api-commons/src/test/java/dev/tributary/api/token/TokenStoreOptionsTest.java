package dev.tributary.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.crypto.Keyset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class TokenStoreOptionsTest {

    @Test
    void opensATopicWithoutConnecting() {
        Map<String, String> props =
                Map.of("kafka.bootstrap.servers", "127.0.0.1:1", "token.key", Keyset.generate());

        try (TokenStore store = options(props).open("c")) {
            assertThat(store).hasToString("KafkaTokenStore[tributary-tokens]");
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        TokenStore store =
                options(
                                Map.of(
                                        "kafka.bootstrap.servers",
                                        "127.0.0.1:1",
                                        "token.key",
                                        Keyset.generate()))
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

    @Test
    void validationNamesTheOptionToMend() {
        assertThat(wrong(Map.of())).containsExactly("kafka.bootstrap.servers");
        assertThat(wrong(Map.of("kafka.bootstrap.servers", "a:1", "token.key", "sesame")))
                .containsExactly("token.key");
        assertThat(wrong(Map.of("kafka.bootstrap.servers", "a:1", "token.key.file", "/none")))
                .containsExactly("token.key.file");
        assertThat(wrong(Map.of("kafka.bootstrap.servers", "a:1", "token.key", Keyset.generate())))
                .isEmpty();
    }

    private static List<String> wrong(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        TokenStoreOptions.define(def);
        ConfigFindings findings = new ConfigFindings(new Config(def.validate(props)));
        TokenStoreOptions.check(props, findings);
        return findings.config().configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .map(ConfigValue::name)
                .toList();
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
