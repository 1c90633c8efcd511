package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageOptionsTest {

    private static Sample adt() {
        return Sample.of("ADT^A01", "PID|1||P1~P2|||||||||||||||ACC9", "ZPI|1|x^y|ward");
    }

    @Test
    void mapsWhatTheUserNames() {
        Map<String, String> mapped =
                adt().option("mapping.ward", "ZPI-3")
                        .option("mapping.y", "ZPI-2.2")
                        .option("mapping.second", "PID-3[2].1")
                        .option("mapping.none", "ZZZ-9")
                        .record()
                        .getMap("mapped");
        assertThat(mapped)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ward", "ward", "y", "y", "second", "P2"));
    }

    @Test
    void aMappingThatCannotBeReadIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> adt().option("mapping.ward", "ZPI.3").record())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mapping.ward")
                .hasMessageContaining("character 4");
    }

    @Test
    void theKeyStandsWhereTheUserSays() {
        assertThat(adt().option("key.path", "PID-18.1").accepted().key()).isEqualTo("ACC9");
        assertThat(adt().option("key.path", "PID-19").accepted().key()).isEqualTo("P1");
    }

    @Test
    void messagesOfOtherTypesAreRefusedOrForgotten() {
        Interpreted refused = adt().option("message.types", "ORU^R01,SIU^*").interpreted();
        assertThat(refused.issues().get(0).code()).isEqualTo(Hl7IssueCode.MESSAGE_TYPE_UNWANTED);
        assertThat(((Interpreted.Refused) refused).stage()).isEqualTo(Stage.VALIDATE);
        assertThat(
                        adt().option("message.types", "ORU^R01")
                                .option("message.types.other", "accept")
                                .interpreted())
                .isInstanceOf(Interpreted.Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({"*,true", "ADT^A01,true", "ADT^*,true", "ADT,true", "ADT^A02,false", "ORU^*,false"})
    void patternsChooseTypes(String pattern, boolean wanted) {
        assertThat(
                        adt().option("message.types", pattern).interpreted()
                                instanceof Interpreted.Accepted)
                .isEqualTo(wanted);
    }

    @Test
    void aMessageWithoutVersionHasTheDefault() {
        Sample sample =
                Sample.of("ADT^A01", "PID|1||P1").version("").option("version.default", "2.3");
        assertThat(sample.record().getStruct("metadata").getString("version")).isEqualTo("2.3");
    }

    @Test
    void timesWithoutAZoneHaveTheSendersOwn() {
        Sample sample =
                Sample.of("ADT^A01", "PID|1||P1", "PV1|1|I" + "|".repeat(42) + "20260102030405")
                        .header("MSH|^~\\&|APP|FAC|R|F|20260102030405||ADT^A01|1|P|2.5");
        assertThat(admitted(sample)).isEqualTo("2026-01-02T03:04:05");
        assertThat(sample.findings()).containsExactly("TIME_WITHOUT_ZONE MSH-7");
        assertThat(admitted(sample.option("timezone.default", "America/Chicago")))
                .isEqualTo("2026-01-02T09:04:05Z");
        assertThat(admitted(sample.option("timezone.by.facility", "FAC:Asia/Tokyo,X:UTC")))
                .isEqualTo("2026-01-01T18:04:05Z");
    }

    @Test
    void theOffsetOfTheMessageHoldsWhereNothingIsConfigured() {
        Sample sample =
                Sample.of("ADT^A01", "PID|1||P1", "PV1|1|I" + "|".repeat(42) + "20260102030405")
                        .header("MSH|^~\\&|APP|FAC|R|F|20260102030405-0600||ADT^A01|1|P|2.5");
        assertThat(admitted(sample)).isEqualTo("2026-01-02T09:04:05Z");
        assertThat(sample.findings()).isEmpty();
    }

    private static String admitted(Sample sample) {
        return sample.record().getStruct("encounter").getString("admit_date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "identifier.rules;A: shrink",
                "message.types;ADT-A01",
                "key.path;PID",
                "charset.fallbacks;UTF-16",
                "timezone.by.facility;FAC",
                "timezone.by.facility;FAC:Nowhere/City",
            })
    void refusesWhatItCannotRead(String key, String value) {
        assertThatThrownBy(() -> MessageOptions.of(Map.of(key, value)))
                .isInstanceOf(ConfigException.class);
    }
}
