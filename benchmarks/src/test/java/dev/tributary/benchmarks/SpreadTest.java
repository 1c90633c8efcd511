package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsTheMiddleRoundWhateverTheirOrder() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(4, 1, 9, 3));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 9.0, 2.0))).isEqualTo(new Spread(3, 1, 9, 4));
    }

    @Test
    void thereIsNoSpreadOfNothing() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPercentileIsTheNearestRank() {
        long[] sorted = {10, 20, 30, 40};

        assertThat(Spread.percentile(sorted, 0.5)).isEqualTo(20);
        assertThat(Spread.percentile(sorted, 0.51)).isEqualTo(30);
        assertThat(Spread.percentile(sorted, 0.99)).isEqualTo(40);
        assertThat(Spread.percentile(new long[] {7}, 0.001)).isEqualTo(7);
    }
}
