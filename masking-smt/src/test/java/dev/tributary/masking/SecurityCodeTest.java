package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.record.PiiClass;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a card's security code nothing stays, whatever a policy says of card numbers. */
class SecurityCodeTest {

    private static Object masked(String policy, PiiClass pii, String text) {
        Schema schema = pii.tag(SchemaBuilder.string().optional()).build();
        try (MaskPii<SourceRecord> mask = new MaskPii<>()) {
            mask.configure(Map.of("policy", policy));
            return mask.apply(new SourceRecord(Map.of(), Map.of(), "notes", null, schema, text))
                    .value();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pci", "display"})
    void noDigitOfItStaysInText(String profile) {
        assertThat(masked(profile, PiiClass.FREE_TEXT, "paid with cvv 1234, thank you"))
                .isEqualTo("paid with cvv [CARD_NUMBER], thank you");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pci", "display"})
    void ofACardNumberTheLastDigitsStay(String profile) {
        assertThat(masked(profile, PiiClass.FREE_TEXT, "paid with card 4716005902748165"))
                .asString()
                .endsWith("************8165");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cvv", "pin", "security_code", "Track-2", "CSC"})
    void noneStaysInAPayload(String name) {
        for (String code : new String[] {"1234", "\"1234\"", "{\"x\": 1234}"}) {
            assertThat(
                            masked(
                                    "{\"profile\": \"pci\", \"unclassified\": \"keep\"}",
                                    PiiClass.RAW_PAYLOAD,
                                    "{\"" + name + "\": " + code + ", \"n\": 1}"))
                    .isEqualTo("{\"n\":1}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "pan"})
    void noneBecomesATokenUnderACardsName(String name) {
        String policy =
                "{\"id\": \"p\", \"key\": {\"keyset\": "
                        + Keyset.generate()
                        + "}, \"rules\": [{\"class\": \"CARD_NUMBER\", \"action\": \"token\"},"
                        + " {\"class\": \"RAW_PAYLOAD\", \"action\": \"rewrite\"}]}";

        assertThat(masked(policy, PiiClass.RAW_PAYLOAD, "{\"" + name + "\": \"123\"}"))
                .isEqualTo("{\"" + name + "\":null}");
    }
}
