package dev.tributary.commons.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a\\F\\b; a|b",
                "a\\S\\b; a^b",
                "a\\T\\b; a&b",
                "a\\R\\b; a~b",
                "a\\E\\b; a\\b",
                "a\\P\\b; a#b",
                "\\X41\\\\X4243\\; ABC",
                "\\H\\loud\\N\\; \\H\\loud\\N\\",
                "\\.sp3\\x; \\.sp3\\x",
                "\\C2842\\x; \\C2842\\x",
                "\\M1B2442\\x; \\M1B2442\\x",
                "\\Zown\\x; \\Zown\\x",
                "a\\b; a\\b",
                "\\Q\\; \\Q\\",
                "\\X4\\; \\X4\\",
                "\\X4G\\; \\X4G\\",
                "\\XFF\\; \\XFF\\",
                "\\X\\; \\X\\",
                "plain; plain"
            })
    void resolvesWhatItKnowsAndKeepsTheRest(String sent, String meant) {
        assertThat(decode(sent, StandardCharsets.UTF_8)).isEqualTo(meant);
    }

    @Test
    void aLineBreakBecomesALineFeed() {
        assertThat(decode("a\\.br\\b", StandardCharsets.UTF_8)).isEqualTo("a\nb");
    }

    @Test
    void aCarriageReturnThatHapiWroteHasNoNulBeforeIt() {
        assertThat(decode("a\\X000d\\b", StandardCharsets.UTF_8)).isEqualTo("a\rb");
        assertThat(decode("a\\X000D\\b", StandardCharsets.UTF_8)).isEqualTo("a\rb");
    }

    @Test
    void encodesTheTruncationCharacterWhereItIsDeclared() {
        byte[] msh = "MSH|^~\\&#|".getBytes(StandardCharsets.US_ASCII);
        Delimiters five = Delimiters.of(msh, 0, msh.length);
        assertThat(Escapes.encode("a#", five)).isEqualTo("a\\P\\");
        assertThat(Escapes.encode("a#", Delimiters.USUAL)).isEqualTo("a#");
    }

    @Test
    void decodingUndoesEncodingWithAnyDelimiters() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Delimiters any = RandomHl7.delimiters(random);
            String text = text(random);
            byte[] sent = Escapes.encode(text, any).getBytes(StandardCharsets.UTF_8);
            assertThat(new Slice(sent, 0, sent.length, any).text(StandardCharsets.UTF_8))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    @Test
    void hexadecimalIsInTheMessagesCharacterSet() {
        assertThat(decode("\\XC3BC\\", StandardCharsets.UTF_8)).isEqualTo("\u00fc");
        assertThat(decode("\\XFC\\", StandardCharsets.ISO_8859_1)).isEqualTo("\u00fc");
    }

    @Test
    void decodingUndoesEncoding() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            String text = text(random);
            assertThat(decode(Escapes.encode(text, Delimiters.USUAL), StandardCharsets.UTF_8))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(text);
        }
    }

    @Test
    void encodedTextHoldsNoDelimiterAndNoLineEnd() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            assertThat(Escapes.encode(text(random), Delimiters.USUAL))
                    .as("seed %d round %d", seed, round)
                    .doesNotContain("|", "^", "~", "&", "\r", "\n", "\u000b", "\u001c");
        }
    }

    private static String text(Random random) {
        String likely = "|^~\\&\r\nFSTREX.br#:*+?%\u000b\u001c\u00fc\u4e2d\"";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(likely.charAt(random.nextInt(likely.length())));
        }
        return text.toString();
    }

    private static String decode(String sent, Charset charset) {
        byte[] bytes = sent.getBytes(charset);
        return new Slice(bytes, 0, bytes.length, Delimiters.USUAL).text(charset);
    }
}
