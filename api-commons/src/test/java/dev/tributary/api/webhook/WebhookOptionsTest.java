package dev.tributary.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookOptionsTest {

    @Test
    void aListenerMeansOneTask() {
        assertThat(options(Map.of()).tasks(7)).isEqualTo(7);
        assertThat(options(Map.of("webhook.listener", "0.0.0.0:8443")).tasks(7)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "webhook", "/", "/a/", "/a//b", "/a/../b", "/a?b", "/a b"})
    void refusesWhatIsNoPath(String path) {
        assertThatThrownBy(() -> options(Map.of("webhook.path", path)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("webhook.path");
    }

    @Test
    void hidesSecrets() {
        ConfigDef def = new ConfigDef();
        WebhookSecrets.define(def);
        AbstractConfig config = new AbstractConfig(def, Map.of("webhook.secret", "s3cret"), false);
        assertThat(config.values().toString()).doesNotContain("s3cret");
    }

    private static WebhookOptions options(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        WebhookOptions.define(def);
        return WebhookOptions.from(new AbstractConfig(def, props, false));
    }
}
