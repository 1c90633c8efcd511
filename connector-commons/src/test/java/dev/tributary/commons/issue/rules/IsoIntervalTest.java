package dev.tributary.commons.issue.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoIntervalTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-02, 2026-01-01, true",
        "2026-01-02, 2026-01-02, false",
        "2026-02, 2026-01, true",
        "2026-02, 2026, false",
        "2027, 2026-12-31T23:59:59, true",
        "2026, 2026-12-31T23:59:59, false",
        "2026-01-02T10:00:00.5Z, 2026-01-02T10:00:00Z, true",
        "2026-01-02T10:00:00, 2026-01-02T01:00:00Z, false",
        "2026-01-02T16:00:00, 2026-01-02T01:00:00Z, true",
        "2026-01-02, 2026-01-01T12:00:00Z, false",
        "2026-01-03, 2026-01-01T09:59:59Z, true",
    })
    void oneLiesAfterAnotherOnlyBeyondDoubt(String one, String other, boolean after) {
        assertThat(interval(one).isAfter(interval(other))).isEqualTo(after);
        assertThat(interval(other).isAfter(interval(other))).isFalse();
    }

    @Test
    void whatIsNoDateIsNothing() {
        assertThat(IsoInterval.parse("")).isEmpty();
        assertThat(IsoInterval.parse("20260102")).isEmpty();
        assertThat(IsoInterval.parse("2026-13")).isEmpty();
    }

    private static IsoInterval interval(String iso) {
        return IsoInterval.parse(iso).orElseThrow();
    }
}
