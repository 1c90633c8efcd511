package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardSecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cvv",
                "CVV2",
                "cvc",
                "csc",
                "card_security_code",
                "cardSecurityCode",
                "Card-Verification-Value",
                "security code",
                "track_2_data",
                "pin",
                "PinBlock"
            })
    void tellsWhatMayNeverBeStored(String name) {
        assertThat(CardSecrets.isNeverStored(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "code", "service", "pin_code", "tracking", "opinion", "mcv", "card"})
    void leavesOtherNamesAlone(String name) {
        assertThat(CardSecrets.isNeverStored(name)).isFalse();
        assertThat(CardSecrets.isNumber(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pan", "card_number", "cardNumber", "CC-Number", "credit_card"})
    void tellsWhatHoldsACardsNumber(String name) {
        assertThat(CardSecrets.isNumber(name)).isTrue();
    }
}
