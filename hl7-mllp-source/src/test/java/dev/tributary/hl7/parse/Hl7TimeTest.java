package dev.tributary.hl7.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TimeTest {

    private static final Optional<ZoneId> CHICAGO = Optional.of(ZoneId.of("America/Chicago"));

    @ParameterizedTest
    @CsvSource({
        "2026,2026",
        "202601,2026-01",
        "20260102,2026-01-02",
        "2026010203,2026-01-02T03:00:00",
        "202601020304,2026-01-02T03:04:00",
        "20260102030405,2026-01-02T03:04:05",
        "20260102030405.1234,2026-01-02T03:04:05.1234",
        "20260102030405+0100,2026-01-02T02:04:05Z",
        "20260102030405.5-0600,2026-01-02T09:04:05.5Z",
        "202601020304-0600,2026-01-02T09:04:00Z",
        "20260102+0100,2026-01-02",
        "20240229,2024-02-29",
        "' 20260102 ',2026-01-02",
    })
    void keepsThePrecisionThatWasSent(String sent, String iso) {
        assertThat(Hl7Time.parse(sent, Optional.empty()).orElseThrow().iso()).isEqualTo(iso);
    }

    @Test
    void aTimeWithoutZoneTakesTheOneGiven() {
        Hl7Time time = Hl7Time.parse("20260702230405", CHICAGO).orElseThrow();
        assertThat(time.iso()).isEqualTo("2026-07-03T04:04:05Z");
        assertThat(time.date()).isEqualTo("2026-07-02");
        assertThat(time.local()).isFalse();
        assertThat(Hl7Time.parse("20260702230405", Optional.empty()).orElseThrow().local())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "20261301",
                "20260230",
                "202",
                "20260",
                "2026010",
                "202601023",
                "20260102 03",
                "20260102250000",
                "20260102030405.",
                "202601020304.5",
                "20260102030405+01",
                "20260102030405+9999",
                "2026-01-02",
                "01/02/2026",
                "20260102030405.1234567890",
                "+0100"
            })
    void whatIsNoTimeIsNone(String sent) {
        assertThat(Hl7Time.parse(sent, CHICAGO)).isEmpty();
    }

    @Test
    void readsTheOffsetAlone() {
        assertThat(Hl7Time.offsetOf("20260102030405-0600")).contains(ZoneOffset.ofHours(-6));
        assertThat(Hl7Time.offsetOf("20260102")).isEmpty();
        assertThat(Hl7Time.offsetOf("20260102-xx")).isEmpty();
    }
}
