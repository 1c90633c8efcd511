package dev.tributary.simulators.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long MILLI = 1_000_000;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void letsASecondsWorthThroughAtOnceAndThenAsTimePasses() {
        RateLimit limit = new RateLimit(5, nanos::get);

        assertThat(passing(limit, "acct_1", 8)).isEqualTo(5);
        nanos.addAndGet(400 * MILLI);
        assertThat(passing(limit, "acct_1", 8)).isEqualTo(2);
        nanos.addAndGet(10_000 * MILLI);
        assertThat(passing(limit, "acct_1", 8)).isEqualTo(5);
    }

    @Test
    void countsEachAccountByItself() {
        RateLimit limit = new RateLimit(1, nanos::get);

        assertThat(passing(limit, "acct_1", 3)).isEqualTo(1);
        assertThat(passing(limit, "acct_2", 3)).isEqualTo(1);
    }

    @Test
    void doesNotExistAtZero() {
        assertThat(passing(new RateLimit(0, nanos::get), "acct_1", 1_000)).isEqualTo(1_000);
    }

    @Test
    void theLogFindsTheMostCallsWithinAnySecond() {
        CallLog log = new CallLog(nanos::get);
        for (int at : new int[] {0, 800, 900, 1_700, 1_799, 1_801, 4_000}) {
            nanos.set(at * MILLI);
            log.came("acct_1", "/v1/charges", "sk_test_abcd");
        }

        assertThat(log.peakPerSecond("acct_1")).isEqualTo(4);
        assertThat(log.perSecond("acct_1"))
                .containsEntry(0L, 3L)
                .containsEntry(1L, 3L)
                .containsEntry(4L, 1L);
        assertThat(log.peakPerSecond("acct_2")).isZero();
    }

    private static int passing(RateLimit limit, String account, int calls) {
        int passed = 0;
        for (int i = 0; i < calls; i++) {
            passed += limit.passes(account) ? 1 : 0;
        }
        return passed;
    }
}
