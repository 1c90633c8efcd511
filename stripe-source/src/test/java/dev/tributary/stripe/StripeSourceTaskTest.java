package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.world.PlayPlan;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StripeSourceTaskTest {

    @Test
    void readsAllThatAnAccountHas() {
        try (StripeSimulator stripe = StripeSimulator.start(SimulatorOptions.defaults())) {
            stripe.world().play(PlayPlan.charges(60));
            stripe.world().catchUp();
            Instant now = stripe.world().now();

            try (RunningTask running = RunningTask.start(stripe, Map.of())) {
                running.runUntilComplete(stripe.world().platform(), now);

                FinalState.isTold(running, stripe, stripe.world().platform());
                FinalState.addsUp(running, stripe, stripe.world().platform());
                assertThat(running.values("deadletters")).isEmpty();
            }
        }
    }
}
