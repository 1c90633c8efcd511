package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRulesTest {

    @ParameterizedTest
    @CsvSource({
        "errors.log.include.messages, TRUE, set it to false",
        "transaction.boundary, Interval, set it to poll",
        "producer.override.acks, 1, set it to all",
    })
    void refusesWhatBreaksAPromiseAndSaysTheRemedy(String key, String value, String remedy) {
        assertThat(check(Map.of(key, value)))
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.name()).isEqualTo(key);
                            assertThat(found.errorMessages())
                                    .singleElement()
                                    .asString()
                                    .contains(remedy);
                        });
    }

    @Test
    void leavesEverythingElseAlone() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(
                        check(
                                Map.of(
                                        "errors.log.include.messages", "false",
                                        "errors.log.enable", "true",
                                        "transaction.boundary", "poll",
                                        "producer.override.acks", "-1")))
                .isEmpty();
    }

    @Test
    void tellsWhichOptionsALaterCheckCanRelyOn() {
        ConfigFindings findings = new ConfigFindings(new Config(List.of(new ConfigValue("a"))));
        findings.error("b", "b is wrong");

        assertThat(findings.passed("a")).isTrue();
        assertThat(findings.passed("a", "b")).isFalse();
    }

    private static List<ConfigValue> check(Map<String, String> props) {
        ConfigFindings findings = new ConfigFindings(new Config(List.of()));
        SourceRules.check(props, findings);
        return findings.config().configValues();
    }
}
