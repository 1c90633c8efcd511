package dev.tributary.x12.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.x12.grammar.Grammars;
import org.junit.jupiter.api.Test;

class EnvelopeWordsTest {

    @Test
    void tellsWhatHasTheFormOfACode() {
        assertThat(EnvelopeWords.group("HC")).isEqualTo("HC");
        assertThat(EnvelopeWords.set(" 837 ")).isEqualTo("837");
        assertThat(EnvelopeWords.number("000000001")).isEqualTo("000000001");
        assertThat(Grammars.standard().all())
                .flatExtracting(grammar -> grammar.versions())
                .isNotEmpty()
                .allSatisfy(
                        version -> assertThat(EnvelopeWords.version(version)).isEqualTo(version));
    }

    @Test
    void tellsNothingElse() {
        assertThat(EnvelopeWords.group("QUIMBY")).isEmpty();
        assertThat(EnvelopeWords.set("JANE")).isEmpty();
        assertThat(EnvelopeWords.set(null)).isEmpty();
        assertThat(EnvelopeWords.version("W1000001")).isEmpty();
        assertThat(EnvelopeWords.version("900000001")).isEmpty();
        assertThat(EnvelopeWords.number("900-00-0001")).isEmpty();
        assertThat(EnvelopeWords.number("0000000001")).isEmpty();
    }
}
