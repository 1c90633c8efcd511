package dev.tributary.masking.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlaintextTest {

    private static Object again(Object value, Kind kind) {
        return Plaintext.read(Plaintext.of(value, kind));
    }

    @Test
    void givesEveryTypeBack() {
        assertThat(again("John", Kind.TEXT)).isEqualTo("John");
        assertThat(again("", Kind.TEXT)).isEqualTo("");
        assertThat(again((byte) 1, Kind.INTEGER)).isEqualTo((byte) 1);
        assertThat(again((short) 1, Kind.INTEGER)).isEqualTo((short) 1);
        assertThat(again(1, Kind.INTEGER)).isEqualTo(1);
        assertThat(again(1L, Kind.INTEGER)).isEqualTo(1L);
        assertThat(again(BigInteger.TEN, Kind.INTEGER)).isEqualTo(BigInteger.TEN);
        assertThat(again(1.5f, Kind.NUMBER)).isEqualTo(1.5f);
        assertThat(again(1.5, Kind.NUMBER)).isEqualTo(1.5);
        assertThat(again(new BigDecimal("1.50"), Kind.NUMBER)).isEqualTo(new BigDecimal("1.50"));
        assertThat(again(true, Kind.BOOLEAN)).isEqualTo(true);
        assertThat(again(new byte[] {1, 2}, Kind.BYTES)).isEqualTo(new byte[] {1, 2});
        Object day = LogicalTime.of(Instant.parse("2024-01-15T00:00:00Z"));
        assertThat(again(day, Kind.DATE)).isEqualTo(day);
        Object then = LogicalTime.of(Instant.parse("2024-01-15T10:30:00.123Z"));
        assertThat(again(then, Kind.TIMESTAMP)).isEqualTo(then);
        Object time = LogicalTime.of(Instant.parse("1970-01-01T10:30:00.123Z"));
        assertThat(again(time, Kind.TIME)).isEqualTo(time);
    }

    @Test
    void holdsTextAsItsUtf8AndNothingElse() {
        assertThat(Plaintext.of("Žofie", Kind.TEXT))
                .isEqualTo("Žofie".getBytes(StandardCharsets.UTF_8));
    }
}
