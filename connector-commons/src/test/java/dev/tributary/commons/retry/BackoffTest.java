package dev.tributary.commons.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Doubling WAITS =
            new Doubling(Duration.ofMillis(250), Duration.ofSeconds(1));

    @Test
    void doublesUpToItsBoundAndStaysThere() {
        assertThat(IntStream.of(1, 2, 3, 4, 1_000_000).mapToObj(WAITS::after))
                .containsExactly(
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
    }

    @Test
    void aFirstWaitAboveTheBoundIsTheBound() {
        assertThat(new Doubling(Duration.ofMinutes(2), Duration.ofMinutes(1)).after(1))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void restsLongerWithEachFailureAndAtOnceNoMoreWhenItHasWorked() {
        Backoff backoff = new Backoff(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertThat(backoff.millisLeft()).isZero();
        backoff.failed();
        assertThat(backoff.millisLeft()).isEqualTo(1_000);
        backoff.failed();
        assertThat(backoff.millisLeft()).isEqualTo(2_000);
        assertThat(backoff.isFailing()).isTrue();
        backoff.worked();
        assertThat(backoff.isFailing()).isFalse();
        assertThat(backoff.millisLeft()).isZero();
    }
}
