package dev.tributary.masking.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Erika Muster; NAME",
                "O'Brien-Muster, J.; NAME",
                "Müller; NAME",
                "MUSTER^ERIKA; NAME",
                "e.muster@example.org; EMAIL",
                "1980-01-15; BIRTH_DATE",
                "15 January 1980; BIRTH_DATE",
                "4471 Wyvernglass Lane; ADDRESS",
                "4711; ",
                "A-4711; ",
                "773 555 0146; ",
            })
    void aTextIsWhatItLooksLike(String text, String pii) {
        assertThat(Looks.of(text).map(Enum::name).orElse(null)).isEqualTo(pii);
    }
}
