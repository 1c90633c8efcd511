package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.world.PlayPlan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the task tells of an account, from its first reading on. */
class FollowingTaskTest extends SimulatedStripe {

    @Test
    void readsAllThatAnAccountHas() {
        stripe.world().play(PlayPlan.charges(60));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            isAllTold(running, platform);
        }
    }

    @Test
    void followsWhatChangesAfterwards() {
        stripe.world().play(PlayPlan.charges(20));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            String customer = merchant.customer("Ada", "ada@example.com");
            String charge = merchant.charge(5_000, "usd");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.updateCustomer(customer, "first");
            merchant.refund(charge, 1_000);
            String other = merchant.customer("Bob", "bob@example.com");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.deleteCustomer(other);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofDays(2)));
            catchUp(running, platform);

            isAllTold(running, platform);
        }
    }

    @Test
    void followsThoughMuchTimePassesWhileItRuns() {
        stripe.world().play(PlayPlan.charges(20));
        try (RunningTask running = run()) {
            catchUp(running, platform);

            String charge = merchant.charge(5_000, "usd");
            stripe.world().advance(Duration.ofMinutes(2));
            merchant.refund(charge, 1_000);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofDays(60)));
            catchUp(running, platform);

            isAllTold(running, platform);
            payoutsAreTold(running, platform);
            assertThat(stripe.calls().byStatus()).doesNotContainKey(400);
        }
    }

    @Test
    void tellsTheLastStateThoughEventsOfOneSecondComeInNoOrder() {
        try (RunningTask running = run()) {
            String customer = merchant.customer("Ada", "ada@example.com");
            catchUp(running, platform);

            for (int i = 0; i < 5; i++) {
                merchant.updateCustomer(customer, "description " + i);
            }
            catchUp(running, platform);

            isAllTold(running, platform);
            assertThat(eventsOf(running, customer))
                    .filteredOn(event -> event.getString("channel").equals("fetch"))
                    .hasSize(1);
        }
    }

    @Test
    void findsWhatBecomesVisibleLate() {
        startFrom(SimulatorOptions.defaults().withEventLag(Duration.ZERO, Duration.ofSeconds(20)));
        try (RunningTask running = run("feed.overlap.ms", "30000")) {
            String customer = merchant.customer("Ada", "ada@example.com");
            catchUp(running, platform);
            for (int i = 0; i < 10; i++) {
                merchant.updateCustomer(customer, "description " + i);
                catchUp(running, platform);
            }
            stripe.world().advance(Duration.ofMinutes(2));
            catchUp(running, platform);

            FinalState.isTold(running, stripe, platform);
            assertThat(eventIds(running))
                    .containsAll(
                            stripe.state().events(platform).stream()
                                    .map(event -> event.path("id").asText())
                                    .toList());
        }
    }

    @Test
    void emitsEachEventOnce() {
        try (RunningTask running = run()) {
            catchUp(running, platform);
            stripe.world().play(PlayPlan.charges(20).over(Duration.ofHours(3)));
            catchUp(running, platform);
            stripe.world().advance(Duration.ofHours(1));
            catchUp(running, platform);

            assertThat(eventIds(running)).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void declaresAGapAndReadsAllAgainWhenItWasAwayForTooLong() {
        String customer = merchant.customer("Ada", "ada@example.com");
        try (RunningTask running = run()) {
            catchUp(running, platform);
            merchant.updateCustomer(customer, "changed in the gap");
            merchant.charge(4_200, "usd");
            stripe.world().advance(Duration.ofDays(31));
            running.restart();
            running.runUntil(
                    () -> running.statusCodes("account " + platform).contains("EVENTS_LOST"));
            catchUp(running, platform);

            isAllTold(running, platform);
            assertThat(eventsOf(running, customer))
                    .anyMatch(event -> event.getString("channel").equals("relist"));
        }
    }
}
