package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.PolicyOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class PolicyValidatorTest {

    private static final String WRONG =
            "{\"id\": \"p\", \"key\": {\"keyset\": \"s3cr3t\"}, \"rules\": [{\"class\": \"SNN\"}]}";

    private final PolicyValidator validator = new PolicyValidator();

    @Test
    void takesAPolicyAsPasswordOrText() {
        assertThatCode(() -> validator.ensureValid("policy", new Password("display")))
                .doesNotThrowAnyException();
        assertThatCode(() -> validator.ensureValid("policy", "display")).doesNotThrowAnyException();
    }

    @Test
    void takesNothingAsLeftOut() {
        assertThatCode(() -> validator.ensureValid("policy", null)).doesNotThrowAnyException();
    }

    @Test
    void refusesAPolicyWithItsFindings() {
        assertThatThrownBy(() -> validator.ensureValid("policy", new Password(WRONG)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 1: there is no class 'SNN'; did you mean 'SSN'?");
    }

    @Test
    void readsAsDocumentation() {
        assertThat(validator)
                .hasToString(
                        "a profile's name (hipaa-safe-harbor, limited-dataset, pseudonymised, pci,"
                                + " display), 'file:' and the path of a policy in JSON, or that JSON");
    }

    @Test
    void connectShowsTheFindingsAndNoSecret() {
        List<ConfigValue> values = definition().validate(Map.of("policy", WRONG));

        assertThat(values)
                .singleElement()
                .satisfies(
                        value -> {
                            assertThat(value.errorMessages())
                                    .singleElement()
                                    .asString()
                                    .contains("UNKNOWN_CLASS")
                                    .doesNotContain("s3cr3t");
                            assertThat(String.valueOf(value.value())).doesNotContain("s3cr3t");
                        });
    }

    @Test
    void aConfigurationGivesThePolicy() {
        AbstractConfig config = new AbstractConfig(definition(), Map.of("policy", "pci"), false);

        assertThat(PolicyOptions.from(config).profile()).contains(Profile.PCI);
    }

    @Test
    void aPolicyIsRequired() {
        assertThat(definition().validate(Map.of()).get(0).errorMessages()).isNotEmpty();
    }

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        PolicyOptions.define(def);
        return def;
    }
}
