package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthOptionsTest {

    private static final Provider BANK =
            new Provider(
                    "bank",
                    new Provider.Endpoints(
                            Optional.of(URI.create("https://bank.example/authorize")),
                            URI.create("https://bank.example/token"),
                            Optional.empty()),
                    List.of(),
                    ClientAuthentication.BASIC,
                    Provider.Fields.none(),
                    Map.of(),
                    false,
                    Duration.ZERO);

    @Test
    void takesEndpointsFromTheConfigurationWhereTheyAreGiven() {
        Provider there =
                options(Map.of("oauth.token.endpoint", "http://127.0.0.1:9/token")).at(BANK);

        assertThat(there.endpoints().token()).isEqualTo(URI.create("http://127.0.0.1:9/token"));
        assertThat(there.endpoints().authorization()).isEqualTo(BANK.endpoints().authorization());
        assertThat(there.grant("1")).isEqualTo("bank/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bank.example/token", "ftp://bank.example", "token", "ht tp"})
    void refusesEndpointsThatAreNotEncrypted(String endpoint) {
        assertThatThrownBy(() -> options(Map.of("oauth.token.endpoint", endpoint)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("oauth.token.endpoint");
    }

    @Test
    void refreshesBetweenTheTwoShares() {
        RefreshTerms terms =
                options(
                                Map.of(
                                        "oauth.refresh.from.percent", "60",
                                        "oauth.refresh.to.percent", "70"))
                        .terms();

        assertThat(terms.fromShare()).isEqualTo(0.6);
        assertThat(terms.toShare()).isEqualTo(0.7);
        assertThatThrownBy(() -> options(Map.of("oauth.refresh.from.percent", "85")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void aTaskReadsItsSecretAgainFromItsConfigs() {
        Map<String, String> configs =
                new HashMap<>(Map.of("oauth.client.id", "id", "oauth.client.secret", "one"));
        Client client =
                options(Map.copyOf(configs)).client(ClientAuthentication.BASIC, () -> configs);

        assertThat(client.secret().reread()).isFalse();
        configs.put("oauth.client.secret", "two");
        assertThat(client.secret().reread()).isTrue();
        assertThat(client.secret().value()).isEqualTo("two");
        configs.remove("oauth.client.secret");
        assertThat(client.secret().reread()).isFalse();
        assertThatThrownBy(() -> client.secret().value())
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("oauth.client.secret");
    }

    @Test
    void namesWhatIsMissing() {
        assertMissing("oauth.client.id", Map.of(), ClientAuthentication.BASIC);
        Map<String, String> id = Map.of("oauth.client.id", "id");
        assertMissing("oauth.client.secret", id, ClientAuthentication.FORM);
        assertMissing("oauth.client.key", id, ClientAuthentication.PRIVATE_KEY_JWT);
        assertMissing(
                "oauth.client.key.id",
                Map.of("oauth.client.id", "id", "oauth.client.key", "pem"),
                ClientAuthentication.PRIVATE_KEY_JWT);
    }

    @Test
    void signsWithAKeyFromAFile(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("key.pem"), "pem");
        Map<String, String> props =
                Map.of(
                        "oauth.client.id", "id",
                        "oauth.client.key.file", file.toString(),
                        "oauth.client.key.id", "k",
                        "oauth.client.algorithm", "es384");

        Client client = options(props).client(ClientAuthentication.PRIVATE_KEY_JWT);

        assertThat(client.algorithm()).isEqualTo(SigningKey.Algorithm.ES384);
        assertThat(client.secret().value()).isEqualTo("pem");
        Files.writeString(file, "new pem");
        assertThat(client.secret().reread()).isTrue();
        Files.delete(file);
        assertThatThrownBy(() -> client.secret().reread())
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("put it on every worker");
    }

    private static void assertMissing(
            String option, Map<String, String> props, ClientAuthentication how) {
        assertThatThrownBy(() -> options(props).client(how))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(option + ":");
    }

    private static OAuthOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        OAuthOptions.define(def);
        return OAuthOptions.from(new AbstractConfig(def, props, false));
    }
}
