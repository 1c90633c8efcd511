package dev.tributary.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void readsCallsAndPeriod() {
        assertThat(Rate.parse(" 500/1h ")).isEqualTo(new Rate(500, Duration.ofHours(1)));
        assertThat(Rate.parse("1/250ms")).isEqualTo(new Rate(1, Duration.ofMillis(250)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500/1h", "25/1s", "2500/1m", "9/7d", "3/1500ms"})
    void isWrittenAsItIsRead(String text) {
        assertThat(Rate.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "500", "500/h", "0/1s", "-1/1s", "5/1w", "5/0s", "5/40d", "1e3/1s", "5/1S"
            })
    void saysHowItIsWritten(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must");
    }

    @Test
    void thePartsOfTheTasksAddUpToTheWhole() {
        Rate rate = Rate.parse("10/1s");
        for (int tasks = 1; tasks <= 10; tasks++) {
            int all = tasks;
            long sum =
                    IntStream.range(0, all)
                            .mapToLong(task -> rate.of(new Share(task, all)).calls())
                            .sum();
            assertThat(sum).isEqualTo(10);
        }
    }

    @Test
    void cannotBeDividedAmongMoreTasksThanCalls() {
        assertThatThrownBy(() -> Rate.parse("3/1s").of(new Share(0, 4)))
                .hasMessageContaining("tasks.max to at most 3");
    }
}
