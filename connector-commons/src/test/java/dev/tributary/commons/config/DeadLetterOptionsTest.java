package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.issue.PayloadMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterOptionsTest {

    private static final String KEYSET = Keyset.generate();

    @Test
    void keepsNothingWithoutAKey() {
        assertThat(options(Map.of()).payload()).isEqualTo(PayloadMode.OMIT);
    }

    @Test
    void encryptsWhenThereIsAKey() {
        assertThat(options(Map.of("quarantine.key", KEYSET)).payload())
                .isEqualTo(PayloadMode.ENCRYPT);
        assertThat(options(Map.of("quarantine.key.file", "/keyset")).payload())
                .isEqualTo(PayloadMode.ENCRYPT);
    }

    @Test
    void doesWhatItIsTold() {
        assertThat(
                        options(Map.of("quarantine.key", KEYSET, "deadletter.payload", "omit"))
                                .payload())
                .isEqualTo(PayloadMode.OMIT);
        assertThat(options(Map.of("deadletter.payload", "clear")).payload())
                .isEqualTo(PayloadMode.CLEAR);
    }

    @Test
    void refusesToEncryptWithoutAKey() {
        Map<String, String> props = Map.of("deadletter.payload", "encrypt");

        assertThat(errors(props).get("deadletter.payload"))
                .singleElement()
                .asString()
                .contains("set quarantine.key or quarantine.key.file")
                .contains("deadletter.payload=omit");
        assertThatThrownBy(() -> options(props)).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesAKeyThatIsNoneWithoutShowingIt() {
        assertThat(errors(Map.of("quarantine.key", "sesame")).get("quarantine.key"))
                .singleElement()
                .asString()
                .contains("ciphertexts.md")
                .doesNotContain("sesame");
    }

    @Test
    void refusesAFileThatCannotBeUsed(@TempDir Path dir) throws Exception {
        Path good = Files.writeString(dir.resolve("keyset.json"), KEYSET);

        assertThat(errors(Map.of("quarantine.key.file", "/nowhere")).get("quarantine.key.file"))
                .singleElement()
                .asString()
                .contains("put it on every worker");
        assertThat(errors(Map.of("quarantine.key.file", good.toString()))).isEmpty();
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertThat(errors(Map.of("quarantine.key", KEYSET, "quarantine.key.file", "/keyset")))
                .containsOnlyKeys("quarantine.key.file");
    }

    @Test
    void wantsAllThatAVaultNeeds() {
        Map<String, String> props = new HashMap<>(Map.of("quarantine.key", "vault:v1:AA"));
        props.put("quarantine.key.vault.url", "https://vault.example");
        assertThat(errors(props)).containsOnlyKeys("quarantine.key.vault.token");
        props.put("quarantine.key.vault.token", "hvs.sesame");
        assertThat(errors(props)).containsOnlyKeys("quarantine.key.vault.transit.key");
        props.put("quarantine.key.vault.transit.key", "kek");
        assertThat(options(props).key().orElseThrow().vault()).isPresent();
        assertThat(options(props).toString()).doesNotContain("sesame");
        props.remove("quarantine.key");
        assertThat(errors(props)).containsOnlyKeys("quarantine.key");
    }

    @Test
    void refusesATokenThatNoVaultGets() {
        assertThat(errors(Map.of("quarantine.key.vault.token", "hvs.sesame")))
                .containsOnlyKeys("quarantine.key.vault.token");
    }

    private static DeadLetterOptions options(Map<String, String> props) {
        return DeadLetterOptions.from(new AbstractConfig(definition(), props, false));
    }

    private static Map<String, List<String>> errors(Map<String, String> props) {
        ConfigFindings findings = new ConfigFindings(new Config(definition().validate(props)));
        DeadLetterOptions.check(props, findings);
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : findings.config().configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        DeadLetterOptions.define(def);
        return def;
    }
}
