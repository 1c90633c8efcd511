package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpansTest {

    @Test
    void overlappingFindingsCoverTogetherWhatTheyCovered() {
        assertThat(
                        Spans.disjoint(
                                List.of(
                                        new Span(8, 12, PiiClass.MRN),
                                        new Span(0, 5, PiiClass.NAME),
                                        new Span(3, 9, PiiClass.SSN),
                                        new Span(4, 5, PiiClass.ZIP))))
                .containsExactly(
                        new Span(0, 5, PiiClass.NAME),
                        new Span(5, 9, PiiClass.SSN),
                        new Span(9, 12, PiiClass.MRN));
    }

    @Test
    void theLongerOfTwoThatBeginTogetherWins() {
        assertThat(
                        Spans.disjoint(
                                List.of(
                                        new Span(0, 5, PiiClass.NAME),
                                        new Span(0, 9, PiiClass.ADDRESS))))
                .containsExactly(new Span(0, 9, PiiClass.ADDRESS));
    }
}
