package dev.tributary.masking.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipCodesTest {

    private final ZipCodes zips = ZipCodes.standard();

    @ParameterizedTest
    @CsvSource({
        "60614, 606",
        "60614-1234, 606",
        "' 60614 ', 606",
        // by the census of 2000, of 2020, of both, and without people
        "03601, 000",
        "06301, 000",
        "20401, 000",
        "89301, 000",
        "00401, 000",
        "09601, 000"
    })
    void keepsThreeDigitsWhereEnoughPeopleLive(String zip, String start) {
        assertThat(zips.firstThree(zip)).contains(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "606", "606141234", "6061A", "SW1A 1AA", "60614-12", "1010 Wien"})
    void keepsNothingOfAnythingElse(String code) {
        assertThat(zips.firstThree(code)).isEmpty();
    }

    @Test
    void hasTheListsOfBothCensuses() {
        assertThat(ZipCodes.lists().get("20000-people-2000")).hasSize(17).contains("036", "893");
        assertThat(ZipCodes.lists().get("20000-people-2020")).hasSize(18).contains("202", "772");
    }
}
