package dev.tributary.hl7.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Hl7TimeZoneTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final DateTimeFormatter HL7 = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    @Test
    void everyTimeIsTheOneThatJavaFinds() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            // Quarters of an hour, so that gaps, overlaps and full minutes are met.
            LocalDateTime local =
                    LocalDateTime.of(1950, 1, 1, 0, 0).plusMinutes(15L * random.nextInt(3_000_000));
            LocalDateTime utc =
                    local.atZone(CHICAGO).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();

            assertThat(iso(HL7.format(local))).as("seed %d", seed).isEqualTo(ISO.format(utc) + "Z");
        }
    }

    @Test
    void aTimeInTheGapMovesOnByIt() {
        assertThat(iso("20260308023000")).isEqualTo("2026-03-08T08:30:00Z");
    }

    @Test
    void aTimeInTheOverlapIsTheEarlierOne() {
        assertThat(iso("20261101013000")).isEqualTo("2026-11-01T06:30:00Z");
    }

    @Test
    void anOffsetInTheTimeWins() {
        assertThat(iso("20260308023000.5+0530")).isEqualTo("2026-03-07T21:00:00.5Z");
    }

    @Test
    void secondsAreWrittenEvenWhereTheyAreZero() {
        assertThat(Hl7Time.parse("2026030802", Optional.empty()).orElseThrow().iso())
                .isEqualTo("2026-03-08T02:00:00");
    }

    private static String iso(String text) {
        return Hl7Time.parse(text, Optional.of(CHICAGO)).orElseThrow().iso();
    }
}
