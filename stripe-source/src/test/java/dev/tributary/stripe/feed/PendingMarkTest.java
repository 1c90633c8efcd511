package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingMarkTest {

    @Test
    void knowsTheOldestAndWhenTheFirstIsAvailable() {
        PendingMark mark = PendingMark.NONE.with(20, 90).with(10, 95);

        assertThat(mark).isEqualTo(new PendingMark(10, 90));
        assertThat(mark.and(new PendingMark(5, 99))).isEqualTo(new PendingMark(5, 90));
        assertThat(mark.and(PendingMark.NONE)).isEqualTo(mark);
    }

    @Test
    void isDueWhenTheFirstCanBeAvailable() {
        assertThat(new PendingMark(10, 90).isDue(89)).isFalse();
        assertThat(new PendingMark(10, 90).isDue(90)).isTrue();
        assertThat(PendingMark.NONE.isDue(Long.MAX_VALUE)).isFalse();
    }
}
