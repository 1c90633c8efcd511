package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theLineIsNameMedianAndUnit() {
        Figure figure = Figure.of("lockstep_p50_ms", "ms", List.of(0.251, 0.2666, 0.9), "how");

        assertThat(figure.line()).isEqualTo("figure lockstep_p50_ms 0.267 ms");
        assertThat(figure.row())
                .isEqualTo("| `lockstep_p50_ms` | 0.267 | 0.251–0.900 | 3 | ms | how |");
    }

    @Test
    void numbersHaveTheDigitsThatSaySomething() {
        assertThat(Figure.number(32_980.4)).isEqualTo("32980");
        assertThat(Figure.number(12.34)).isEqualTo("12.3");
        assertThat(Figure.number(1.234)).isEqualTo("1.23");
        assertThat(Figure.number(0.05)).isEqualTo("0.050");
    }
}
