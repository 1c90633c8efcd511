package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that is not available yet, and the payout it leaves with. */
class PendingMoneyTest extends SimulatedStripe {

    @Test
    void tellsWhenPendingMoneyBecomesAvailableAndInWhichPayoutItIs() {
        for (int i = 0; i < 5; i++) {
            merchant.charge(10_000 + i, "usd");
        }
        try (RunningTask running = run()) {
            catchUp(running, platform);
            assertThat(running.last("transactions").values())
                    .anyMatch(transaction -> "pending".equals(transaction.getString("status")));

            for (int day = 0; day < 10; day++) {
                stripe.world().advance(Duration.ofDays(1));
                catchUp(running, platform);
            }
            running.runUntil(
                    () ->
                            running.last("transactions").values().stream()
                                    .noneMatch(t -> "pending".equals(t.getString("status"))));

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
        }
    }

    @Test
    void keepsThePayoutOfATransactionOverARestart() {
        for (int i = 0; i < 5; i++) {
            merchant.charge(10_000 + i, "usd");
        }
        try (RunningTask running = run()) {
            catchUp(running, platform);
            for (int day = 0; day < 6; day++) {
                stripe.world().advance(Duration.ofDays(1));
                running.restart();
                catchUp(running, platform);
            }

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
        }
    }
}
