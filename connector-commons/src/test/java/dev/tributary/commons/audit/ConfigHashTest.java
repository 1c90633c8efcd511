package dev.tributary.commons.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void differsWhereAnOptionDoes() {
        String hash = hash(PROPS);
        assertThat(hash).isEqualTo(hash(PROPS));
        assertThat(hash).isNotEqualTo(hash(Map.of("rules.file", "/other.json", "key", "k")));
    }

    @Test
    void doesNotDependOnSecrets() {
        assertThat(hash(PROPS)).isEqualTo(hash(Map.of("rules.file", "/r.json", "key", "other")));
    }

    private static String hash(Map<String, String> props) {
        return ConfigHash.of(props, DEF, ConfigFiles.of(Map.of(), List.of()));
    }
}
