package dev.tributary.commons.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PayloadTextRoundTripTest {

    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.US_ASCII,
                    StandardCharsets.ISO_8859_1,
                    Charset.forName("windows-1252"),
                    Charset.forName("Shift_JIS"),
                    Charset.forName("GB18030"));

    @Test
    void anyBytesComeBackInAnyCharacterSet() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            for (Charset charset : CHARSETS) {
                assertThat(PayloadText.of(bytes, charset).bytes())
                        .as("seed %d, %s", seed, charset)
                        .isEqualTo(bytes);
            }
        }
    }

    @Test
    void bytesThatAreNoTextOfTheCharacterSetBecomeBase64() {
        assertThat(PayloadText.of(new byte[] {'a', (byte) 0xff}, StandardCharsets.UTF_8).encoding())
                .isEqualTo(PayloadText.BASE64);
        assertThat(
                        PayloadText.of(new byte[] {(byte) 0x81}, Charset.forName("windows-1252"))
                                .encoding())
                .isEqualTo(PayloadText.BASE64);
    }

    @Test
    void theReplacementCharacterItselfIsText() {
        byte[] bytes = "a\ufffdb".getBytes(StandardCharsets.UTF_8);

        assertThat(PayloadText.of(bytes, StandardCharsets.UTF_8).content()).isEqualTo("a\ufffdb");
    }
}
