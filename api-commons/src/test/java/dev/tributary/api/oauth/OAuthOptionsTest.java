package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.ConfigFindings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
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

        configs.put("oauth.client.secret", "two");
        assertThat(client.secret().value()).isEqualTo("one");
        client.secret().reread();
        assertThat(client.secret().value()).isEqualTo("two");
        configs.remove("oauth.client.secret");
        client.secret().reread();
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
        client.secret().reread();
        assertThat(client.secret().value()).isEqualTo("new pem");
        Files.delete(file);
        client.secret().reread();
        assertThat(client.secret().value()).as("the last one stays").isEqualTo("new pem");
        assertThatThrownBy(() -> options(props).client(ClientAuthentication.PRIVATE_KEY_JWT))
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("put it on every worker");
    }

    @Test
    void validationNamesTheOptionToMendAndAsksNobody() {
        assertThat(findings(ClientAuthentication.BASIC, Map.of())).containsKey("oauth.client.id");
        assertThat(
                        findings(
                                ClientAuthentication.PRIVATE_KEY_JWT,
                                Map.of(
                                        "oauth.client.id", "id",
                                        "oauth.client.key", "sesame",
                                        "oauth.client.key.id", "k")))
                .hasEntrySatisfying(
                        "oauth.client.key",
                        errors ->
                                assertThat(errors)
                                        .singleElement()
                                        .asString()
                                        .contains("PKCS#8")
                                        .doesNotContain("sesame"));
        assertThat(
                        findings(
                                ClientAuthentication.BASIC,
                                Map.of("oauth.client.id", "id", "oauth.client.secret", "s")))
                .isEmpty();
    }

    private static Map<String, List<String>> findings(
            ClientAuthentication how, Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        OAuthOptions.define(def);
        ConfigFindings findings = new ConfigFindings(new Config(def.validate(props)));
        OAuthOptions.check(how, props, findings);
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : findings.config().configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
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
