package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckDigitsTest {

    @Test
    void luhnsSumFindsEverySingleWrongDigit() {
        String right = "4111111111111111";
        assertThat(CheckDigits.luhn(right)).isTrue();
        for (int i = 0; i < right.length(); i++) {
            char other = right.charAt(i) == '7' ? '8' : '7';
            assertThat(CheckDigits.luhn(right.substring(0, i) + other + right.substring(i + 1)))
                    .isFalse();
        }
    }

    @Test
    void anIbanHasTheRemainderOne() {
        assertThat(CheckDigits.iban("DE89370400440532013000")).isTrue();
        assertThat(CheckDigits.iban("GB82WEST12345698765432")).isTrue();
        assertThat(CheckDigits.iban("DE89370400440532013001")).isFalse();
    }

    @Test
    void aVehicleHasItsCheckDigitInTheNinthPlace() {
        assertThat(CheckDigits.vin("1HGCM82633A004352")).isTrue();
        assertThat(CheckDigits.vin("1M8GDM9AXKP042788")).isTrue();
        assertThat(CheckDigits.vin("1HGCM82643A004352")).isFalse();
    }
}
