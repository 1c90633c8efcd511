package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyReferenceParserTest {

    @Test
    void readsWhatAPolicySaysOfItsKey() {
        assertThat(KeyReferenceParser.parse("{\"file\": \"/etc/keyset.json\"}").file())
                .contains("/etc/keyset.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "{\"keyset\": \"s3cret\"",
                "{\"kyset\": \"s3cret\"}",
                "{\"keyset\": \"s3cret\", \"file\": \"s3cret\"}",
                "{} , \"x\": \"s3cret\""
            })
    void refusesAnythingElseWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> KeyReferenceParser.parse(json))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("the key is refused\nline 1: ")
                .hasMessageNotContaining("s3cret");
    }
}
