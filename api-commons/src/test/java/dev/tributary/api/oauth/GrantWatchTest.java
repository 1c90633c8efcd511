package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.api.token.MemoryTokenStore;
import dev.tributary.api.token.TokenSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrantWatchTest {

    @Test
    void saysOnceThatAnAccountIsNewAndLeavesOthersProvidersAlone() {
        MemoryTokenStore store = new MemoryTokenStore();
        store.put(tokens("bank/1"));
        AtomicInteger changes = new AtomicInteger();
        GrantWatch[] watch = new GrantWatch[1];
        // As a connector does: it plans its tasks anew when it is told.
        Runnable replan =
                () -> {
                    watch[0].grants();
                    changes.incrementAndGet();
                };
        watch[0] = GrantWatch.start(store, "bank", Duration.ofMillis(20), replan, "test");
        try {
            assertThat(watch[0].grants()).containsExactly("bank/1");
            store.put(tokens("bakery/1"));
            store.put(tokens("bank/2"));

            await().atMost(Duration.ofSeconds(20)).until(() -> changes.get() == 1);
            assertThat(watch[0].grants()).containsExactly("bank/1", "bank/2");

            store.remove("bank/1");

            await().atMost(Duration.ofSeconds(20)).until(() -> changes.get() == 2);
        } finally {
            watch[0].close();
        }
    }

    private static TokenSet tokens(String grant) {
        return new TokenSet(grant, 1, "a", null, "r", null, null, Instant.EPOCH, Map.of());
    }
}
