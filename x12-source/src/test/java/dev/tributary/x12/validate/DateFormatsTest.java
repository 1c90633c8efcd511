package dev.tributary.x12.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.x12.validate.DateFormats.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "D8,20240229,RIGHT",
        "D8,20230229,NO_DATE",
        "D8,20000229,RIGHT",
        "D8,19000229,NO_DATE",
        "D8,20241301,NO_DATE",
        "D8,20240100,NO_DATE",
        "D8,2024011,NO_DATE",
        "D8,2024O101,NO_DATE",
        "D6,240229,RIGHT",
        "D6,230229,NO_DATE",
        "RD8,20240101-20240131,RIGHT",
        "RD8,20240101,NO_DATE",
        "RD8,20240101-20240132,NO_DATE",
        "RD6,240101-240131,RIGHT",
        "TM,2359,RIGHT",
        "TM,2400,NO_TIME",
        "TM,235960,NO_TIME",
        "TM,12,NO_TIME",
        "RTM,1200-1300,RIGHT",
        "RTM,1200,NO_TIME",
        "DT,202402291230,RIGHT",
        "DT,202402301230,NO_DATE",
        "DT,202402292530,NO_TIME",
        "RDT,202402291230-202403011230,RIGHT",
        "CM,202412,RIGHT",
        "CM,202413,NO_DATE",
        "CY,2024,RIGHT",
        "XYZ,what it says,RIGHT",
        "LONG,what it says,RIGHT"
    })
    void knowsTheFormatsOfDatesAndTimes(String format, String value, Verdict verdict) {
        byte[] bytes = (format + value).getBytes(StandardCharsets.US_ASCII);
        int split = format.length();

        assertThat(DateFormats.check(bytes, 0, split, split, bytes.length)).isEqualTo(verdict);
    }
}
