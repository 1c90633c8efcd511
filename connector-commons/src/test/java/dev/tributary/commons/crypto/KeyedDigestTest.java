package dev.tributary.commons.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedDigestTest {

    private static final Optional<byte[]> KEY = Optional.of(new byte[32]);

    @Test
    void isAbsentWithoutAKey() {
        KeyedDigest digest = KeyedDigest.of(Optional.empty(), "payload");
        assertThat(digest.isPresent()).isFalse();
        assertThat(digest.hex(bytes("x"))).isEmpty();
    }

    @Test
    void differsByPurpose() {
        assertThat(KeyedDigest.of(KEY, "payload").hex(bytes("x")))
                .isNotEqualTo(KeyedDigest.of(KEY, "identity").hex(bytes("x")));
    }

    @Test
    void partsCannotShift() {
        KeyedDigest digest = KeyedDigest.of(KEY, "identity");
        assertThat(digest.hex(bytes("ab"), bytes("c")))
                .isNotEqualTo(digest.hex(bytes("a"), bytes("bc")));
    }

    @Test
    void isTheSameForTheSame() {
        assertThat(KeyedDigest.of(KEY, "p").hex(bytes("x")))
                .isEqualTo(KeyedDigest.of(KEY, "p").hex(bytes("x")))
                .get()
                .asString()
                .hasSize(64);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
