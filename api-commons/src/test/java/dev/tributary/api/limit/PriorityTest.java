package dev.tributary.api.limit;

import static dev.tributary.api.limit.Simulation.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriorityTest {

    private static final Duration AGEING = Duration.ofMinutes(1);

    private final Simulation simulation = new Simulation(Limits.of(Rate.parse("10/1s")));

    @Test
    void theMoreUrgentGoFirst() {
        for (Priority priority :
                List.of(
                        Priority.BACKFILL,
                        Priority.INCREMENTAL,
                        Priority.RECONCILE,
                        Priority.WEBHOOK)) {
            simulation.enter(call("app", "", "any", priority));
        }
        assertThat(order(Duration.ofSeconds(1)).subList(0, 4))
                .containsExactly(
                        Priority.WEBHOOK,
                        Priority.INCREMENTAL,
                        Priority.RECONCILE,
                        Priority.BACKFILL);
    }

    @Test
    void equalsGoInTheOrderOfTheirArrival() {
        for (String account : List.of("a", "b", "c")) {
            simulation.enter(call("app", account, "any", Priority.INCREMENTAL));
        }
        List<String> order = new ArrayList<>();
        simulation.saturate(Duration.ofMillis(500), (call, now) -> order.add(call.account()));
        assertThat(order.subList(0, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void noneStarvesUnderAFloodOfUrgentCalls() {
        Simulation flooded =
                new Simulation(
                        new Limits(
                                Optional.of(Rate.parse("10/1s")),
                                Optional.empty(),
                                Map.of(),
                                Map.of(),
                                200,
                                AGEING));
        Map<Priority, Long> waits = new EnumMap<>(Priority.class);
        // Urgent calls come twice as fast as the limit allows, for an hour.
        for (Priority priority : Priority.values()) {
            flooded.enter(call("app", "", "any", priority));
        }
        Map<Priority, Long> asked = new EnumMap<>(Priority.class);
        Duration between = Duration.ofMillis(50);
        for (long i = 0; i < Duration.ofHours(1).dividedBy(between); i++) {
            flooded.enter(call("app", "", "flood", Priority.WEBHOOK));
            long now = flooded.now();
            for (Turn turn : flooded.queue().serve(now)) {
                CallKey call = turn.call();
                if (call.endpoint().equals("any")) {
                    long since = asked.getOrDefault(call.priority(), 0L);
                    waits.merge(call.priority(), now - since, Math::max);
                    asked.put(call.priority(), now);
                    flooded.enter(call);
                }
            }
            flooded.idle(between);
        }
        // With 200 waiting at 9.5 a second a webhook's call waits 21 s; a step more each below.
        long full = Duration.ofSeconds(25).toNanos();
        assertThat(waits).hasSize(4);
        waits.forEach(
                (priority, wait) ->
                        assertThat(wait)
                                .as("%s", priority)
                                .isLessThan(full + 4 * AGEING.toNanos()));
    }

    @Test
    void whatWaitsIsBoundedForEachPriority() {
        for (int i = 0; i < 1_000; i++) {
            simulation.enter(call("app", "", "any", Priority.BACKFILL));
        }
        Turn oneMore = simulation.enter(call("app", "", "any", Priority.BACKFILL));
        simulation.enter(call("app", "", "any", Priority.WEBHOOK));

        assertThat(oneMore.state()).isEqualTo(Turn.State.REFUSED);
        assertThat(simulation.queue().size()).isEqualTo(1_001);
        assertThat(order(Duration.ofMillis(200))).startsWith(Priority.WEBHOOK);
    }

    @Test
    void aCallThatNeedsTwoRareThingsIsNotOvertakenForEver() {
        // The account's bucket and the endpoint's are hardly ever ready at the same moment, and
        // another call of the account would take the first each time.
        Limits limits =
                new Limits(
                        Optional.empty(),
                        Optional.of(Rate.parse("30/1m")),
                        Map.of("balance", Rate.parse("7/1m")),
                        Map.of(),
                        1_000,
                        AGEING);
        Simulation rare = new Simulation(limits);
        rare.enter(call("app", "a", "balance", Priority.INCREMENTAL));
        rare.enter(call("app", "a", "sync", Priority.BACKFILL));
        int[] counts = new int[2];
        rare.saturate(
                Duration.ofHours(10),
                (call, now) -> counts[call.endpoint().equals("sync") ? 0 : 1]++);
        assertThat(counts[1]).isGreaterThan((int) (7 * 600 * 0.9));
        assertThat(counts[0] + counts[1]).isGreaterThan((int) (30 * 600 * 0.8));
    }

    @Test
    void aPausedAccountLetsTheOthersPass() {
        CallKey paused = call("app", "a", "any", Priority.WEBHOOK);
        CallKey other = call("app", "b", "any", Priority.BACKFILL);
        simulation.refuse(paused, Optional.of(Duration.ofMinutes(10)));
        simulation.enter(paused);
        simulation.enter(other);
        List<String> order = new ArrayList<>();

        simulation.saturate(Duration.ofMinutes(9), (call, now) -> order.add(call.account()));

        assertThat(order).hasSizeGreaterThan(5_000).containsOnly("b");
        simulation.saturate(Duration.ofMinutes(2), (call, now) -> order.add(call.account()));
        assertThat(order).contains("a");
    }

    private List<Priority> order(Duration time) {
        List<Priority> order = new ArrayList<>();
        List<Turn> granted;
        long end = simulation.now() + time.toNanos();
        while (simulation.now() < end) {
            granted = simulation.queue().serve(simulation.now());
            granted.forEach(turn -> order.add(turn.call().priority()));
            simulation.idle(Duration.ofMillis(5));
        }
        return order;
    }
}
