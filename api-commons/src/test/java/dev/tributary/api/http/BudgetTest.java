package dev.tributary.api.http;

import static dev.tributary.api.http.TestClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.api.limit.BudgetSpentException;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.CallLimiter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a call says when the limits do not let it through. */
class BudgetTest {

    private static final URI ANY = URI.create("http://localhost:1/items");

    @Test
    void aSpentBudgetIsAKindOfItsOwnWithItsEnd() {
        Instant until = Instant.parse("2026-11-26T13:00:00Z");
        ApiException e =
                failure(
                        new Fixed() {
                            @Override
                            public boolean await(CallKey call, Duration atMost) {
                                throw new BudgetSpentException("app", until);
                            }
                        });
        assertThat(e.kind()).isEqualTo(Kind.BUDGET);
        assertThat(e.retryAfter().orElseThrow())
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
        assertThat(e).hasMessageContaining("2026-11-26T13:00:00Z");
    }

    @Test
    void aTurnThatDoesNotComeInTimeIsToldToo() {
        ApiException e =
                failure(
                        new Fixed() {
                            @Override
                            public boolean await(CallKey call, Duration atMost) {
                                return false;
                            }
                        });
        assertThat(e.kind()).isEqualTo(Kind.LIMITED);
        assertThat(e).hasMessageContaining("limit options");
    }

    private static ApiException failure(CallLimiter limiter) {
        try (TestClient test = new TestClient().with(limiter)) {
            return catchThrowableOfType(ApiException.class, () -> test.client().call(get(ANY)));
        }
    }

    private abstract static class Fixed implements CallLimiter {

        @Override
        public void refused(CallKey call, Optional<Duration> retryAfter) {
            throw new AssertionError("no call was made");
        }

        @Override
        public void passed(CallKey call) {
            throw new AssertionError("no call was made");
        }
    }
}
