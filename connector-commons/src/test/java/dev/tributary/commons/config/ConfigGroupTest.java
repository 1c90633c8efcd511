package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class ConfigGroupTest {

    private final ConfigDef def = new ConfigDef();

    @Test
    void definesTheOptionsOfAGroupInTheOrderWritten() {
        ConfigGroup.in(def, "Listener")
                .option("listeners")
                .type(LIST)
                .required()
                .importance(HIGH)
                .doc("Where to listen.")
                .option("listener.backlog")
                .type(INT)
                .defaultsTo(128)
                .doc("Connections that may wait.");

        ConfigKey first = def.configKeys().get("listeners");
        ConfigKey second = def.configKeys().get("listener.backlog");
        assertThat(first.group).isEqualTo("Listener");
        assertThat(first.orderInGroup).isEqualTo(1);
        assertThat(first.importance).isEqualTo(HIGH);
        assertThat(first.hasDefault()).isFalse();
        assertThat(second.orderInGroup).isEqualTo(2);
        assertThat(second.defaultValue).isEqualTo(128);
        assertThat(second.displayName).isEqualTo("Listener backlog");
    }

    @Test
    void goesOnCountingWhereTheGroupEndedBefore() {
        ConfigGroup.in(def, "A").option("a1").doc("One.");
        ConfigGroup.in(def, "B").option("b1").doc("Other.");
        ConfigGroup.in(def, "A").option("a2").doc("Two.");

        assertThat(def.configKeys().get("a2").orderInGroup).isEqualTo(2);
        assertThat(def.configKeys().get("b1").orderInGroup).isEqualTo(1);
    }

    @Test
    void tellsTheOptionThatOthersDependOn() {
        ConfigGroup.in(def, "TLS")
                .option("tls.mode")
                .doc("Mode.")
                .option("tls.certificate")
                .dependsOn("tls.mode")
                .doc("File.");

        assertThat(def.configKeys().get("tls.mode").dependents).containsExactly("tls.certificate");
        assertThat(def.validate(Map.of("tls.mode", "on", "tls.certificate", "c.pem")))
                .allSatisfy(value -> assertThat(value.errorMessages()).isEmpty());
    }

    @Test
    void refusesADependenceOnWhatIsNotDefined() {
        assertThatThrownBy(() -> ConfigGroup.in(def, "G").option("a").dependsOn("b").doc("A."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b, which is not defined yet");
    }

    @Test
    void refusesAnOptionWithoutDocumentation() {
        assertThatThrownBy(() -> ConfigGroup.in(def, "G").option("a").doc(" "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void offersTheWordsOfAnEnum() {
        DeliveryOptions.define(def);

        ConfigValue answer = def.validateAll(Map.of()).get(DeliveryOptions.ACK_ON_DROPPED);

        assertThat(answer.value()).isEqualTo("reject");
        assertThat(answer.recommendedValues())
                .isEqualTo(List.<Object>of("accept", "error", "reject"));
    }
}
