package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A: strip-zeros|0012|12",
                "A: strip-zeros|000|0",
                "A: upper|ab1|AB1",
                "A: lower|AB1|ab1",
                "A: strip-spaces|1 2 3|123",
                "A: prefix=A-|12|A-12",
                "A: prefix=1|12|112",
                "A: strip-prefix=MRN|MRN12|12",
                "A: strip-prefix=MRN|MRN|MRN",
                "A: pad=6|12|000012",
                "A: strip-zeros, pad=4, prefix=X|0000012|X0012",
                "B: upper|ab|ab",
                "B: upper; *: lower|AB|ab",
                "urn:oid:1.2: upper|ab|ab",
                "9.9: upper|ab|AB",
                "|ab|ab",
            })
    void normalises(String rules, String received, String normal) {
        assertThat(
                        IdentifierRules.parse(rules == null ? "" : rules)
                                .normalise(received, "A", "9.9"))
                .isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A: upper, shrink|11",
                "A upper|1",
                "A: upper; : lower|11",
                "A: prefix|4",
                "A: pad=x|4",
                "A: pad=1000|4",
                "A: upper; A: lower|11",
                "A: upper=1|4",
            })
    void saysAtWhichCharacterItStopped(String rules, int position) {
        assertThatThrownBy(() -> IdentifierRules.parse(rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character " + position);
    }

    @Test
    void twoIdsNeverBecomeOneByAPrefix() {
        IdentifierRules rules = IdentifierRules.parse("*: prefix=1");
        assertThat(rules.normalise("2", null, null))
                .isNotEqualTo(rules.normalise("12", null, null));
    }
}
