package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidTest {

    private static final String KEY_OF_32_BYTES = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of(Valid.positive(), 1),
                Arguments.of(Valid.positive(), Long.MAX_VALUE),
                Arguments.of(Valid.atLeast(0), 0L),
                Arguments.of(Valid.between(1, 10), 10),
                Arguments.of(Valid.between(0, 1), 0.5),
                Arguments.of(Valid.notBlank(), "a"),
                Arguments.of(Valid.base64Key(32), new Password(KEY_OF_32_BYTES)),
                Arguments.of(Valid.topicPrefix(), "a-b_c.d"),
                Arguments.of(Valid.hostPort(), "0.0.0.0:2575"),
                Arguments.of(Valid.hostPort(), "[::1]:0"),
                Arguments.of(Valid.charset(), "windows-1252"),
                Arguments.of(Valid.listOf(Valid.charset()), List.of("UTF-8", "ISO-8859-1")));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Valid.positive(), 0),
                Arguments.of(Valid.atLeast(5), 4L),
                Arguments.of(Valid.between(1, 10), 11),
                Arguments.of(Valid.between(0, 1), 1.5),
                Arguments.of(Valid.notBlank(), "  "),
                Arguments.of(Valid.notBlank(), new Password("")),
                Arguments.of(Valid.base64Key(33), new Password(KEY_OF_32_BYTES)),
                Arguments.of(Valid.topicPrefix(), "a".repeat(201)),
                Arguments.of(Valid.hostPort(), "localhost"),
                Arguments.of(Valid.hostPort(), "localhost:70000"),
                Arguments.of(Valid.hostPort(), "::1:2575"),
                Arguments.of(Valid.charset(), "klingon"),
                Arguments.of(Valid.charset(), ""),
                Arguments.of(Valid.listOf(Valid.charset()), List.of()),
                Arguments.of(Valid.listOf(Valid.charset()), List.of("UTF-8", "klingon")),
                Arguments.of(Valid.listOf(Valid.hostPort()), List.of("a:1", "a:1")));
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsGoodValues(Validator validator, Object value) {
        assertThatCode(() -> validator.ensureValid("key", value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("good")
    void acceptsAnOptionLeftOut(Validator validator) {
        assertThatCode(() -> validator.ensureValid("key", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesBadValuesNamingTheKey(Validator validator, Object value) {
        assertThatThrownBy(() -> validator.ensureValid("some.key", value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("some.key");
    }

    @Test
    void readsAsDocumentation() {
        assertThat(Valid.positive()).hasToString("at least 1");
        assertThat(Valid.between(1, 10)).hasToString("from 1 to 10");
        assertThat(Valid.base64Key(32)).hasToString("Base64 of at least 32 bytes");
        assertThat(OneOf.of(AckAnswer.class)).hasToString("one of accept, error, reject");
        assertThat(Valid.listOf(Valid.hostPort()))
                .hasToString(
                        "a comma-separated list, each item host:port, an IPv6 address in brackets");
    }

    @Test
    void writesAHostAndPortAsItReadsThem() {
        assertThat(HostPort.parse("[::1]:2575")).isEqualTo(new HostPort("::1", 2575));
        assertThat(HostPort.parse("[::1]:2575")).hasToString("[::1]:2575");
        assertThat(HostPort.parse(" localhost:0 ")).hasToString("localhost:0");
    }
}
