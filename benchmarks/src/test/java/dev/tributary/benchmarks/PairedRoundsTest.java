package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedRoundsTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void theContestantsTakeTurns() throws Exception {
        PairedRounds.run(2, () -> round("A", 1), () -> round("B", 1));

        assertThat(order).containsExactly("A", "B", "A", "B");
    }

    @Test
    void theRatioIsOfEachPair() {
        PairedRounds rounds = new PairedRounds(List.of(10.0, 30.0), List.of(5.0, 10.0));

        assertThat(rounds.ratios()).containsExactly(2.0, 3.0);
    }

    private double round(String who, double rate) {
        order.add(who);
        return rate;
    }
}
