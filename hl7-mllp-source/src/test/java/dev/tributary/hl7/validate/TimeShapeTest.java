package dev.tributary.hl7.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.hl7.Delimiters;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.hl7.parse.Hl7Time;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeShapeTest {

    private static final String[] PARTS = {
        "2026",
        "1900",
        "2024",
        "02",
        "29",
        "30",
        "12",
        "31",
        "00",
        "23",
        "24",
        "59",
        "60",
        ".",
        ".5",
        ".123456789",
        "+0100",
        "-0530",
        "+1800",
        "+1801",
        "-",
        "+",
        "+01",
        "x",
        "99",
        "13"
    };

    /** Behind a date mapping passes over an offset whatever it looks like. */
    private static final Pattern ODD_OFFSET =
            Pattern.compile("\\d{4,8}(?![+-](0\\d|1[0-7])[0-5]\\d$|[+-]1800$)[+-].*");

    @Test
    void agreesWithMappingOnWhatIsATime() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(8); parts >= 0; parts--) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            boolean mapped = Hl7Time.parse(text.toString(), Optional.empty()).isPresent();
            boolean odd = ODD_OFFSET.matcher(text).matches();
            assertThat(TimeShape.digits(slice(text.toString())) != TimeShape.INVALID)
                    .as("%s, seed %d", text, seed)
                    .isEqualTo(mapped && !odd);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, true",
        "1059, true",
        "105959.5, true",
        "1059+0100, true",
        "2400, false",
        "1, false",
        "105960, false",
        "10:59, false",
        "1059+01, false",
    })
    void knowsATimeOfDay(String text, boolean valid) {
        assertThat(TimeShape.isClock(slice(text))).isEqualTo(valid);
    }

    private static Slice slice(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return new Slice(bytes, 0, bytes.length, Delimiters.USUAL);
    }
}
