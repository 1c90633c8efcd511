package dev.tributary.commons.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ConfigHashTest {

    private static final ConfigDef DEF =
            new ConfigDef()
                    .define("rules.file", ConfigDef.Type.STRING, "", ConfigDef.Importance.LOW, "")
                    .define("key", ConfigDef.Type.PASSWORD, "", ConfigDef.Importance.LOW, "");
    private static final Map<String, String> PROPS = Map.of("rules.file", "/r.json", "key", "k");

    @Test
    void differsWhereAnOptionOrTheContentOfAFileDoes() {
        String hash = hash(PROPS, Map.of("rules.file", "ab"));
        assertThat(hash).isEqualTo(hash(PROPS, Map.of("rules.file", "ab")));
        assertThat(hash).isNotEqualTo(hash(PROPS, Map.of("rules.file", "cd")));
        assertThat(hash).isNotEqualTo(hash(PROPS, Map.of()));
        assertThat(hash)
                .isNotEqualTo(
                        hash(
                                Map.of("rules.file", "/other.json", "key", "k"),
                                Map.of("rules.file", "ab")));
    }

    @Test
    void doesNotDependOnSecrets() {
        assertThat(hash(PROPS, Map.of()))
                .isEqualTo(hash(Map.of("rules.file", "/r.json", "key", "other"), Map.of()));
    }

    private static String hash(Map<String, String> props, Map<String, String> files) {
        return ConfigHash.of(props, DEF, files);
    }
}
