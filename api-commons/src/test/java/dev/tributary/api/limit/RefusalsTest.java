package dev.tributary.api.limit;

import static dev.tributary.api.limit.Simulation.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How calls adapt to a provider that allows less than was configured. */
class RefusalsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void waitsAsLongAsTheProviderAsks() {
        Simulation simulation = new Simulation(Limits.of(Rate.parse("100/1s")));
        simulation.enter(Simulation.ANY);
        simulation.refuse(Simulation.ANY, Optional.of(Duration.ofSeconds(30)));
        List<Long> calls = new ArrayList<>();
        simulation.saturate(Duration.ofSeconds(31), (call, now) -> calls.add(now));
        assertThat(calls.get(0)).isEqualTo(Duration.ofSeconds(30).toNanos());
    }

    @Test
    void withoutARequestWaitsTwiceAsLongEachTime() {
        Simulation simulation = new Simulation(Limits.of(Rate.parse("1000/1s")));
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long refused = simulation.now();
            simulation.refuse(Simulation.ANY, Optional.empty());
            // Another that was under way together with it changes nothing.
            simulation.refuse(Simulation.ANY, Optional.empty());
            simulation.enter(Simulation.ANY);
            while (simulation.queue().serve(simulation.now()).isEmpty()) {
                simulation.idle(
                        Duration.ofNanos(
                                simulation.queue().nextAt(simulation.now()) - simulation.now()));
            }
            pauses.add(Math.round((simulation.now() - refused) / 1e9));
        }
        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 64L, 64L);
    }

    @Test
    void findsTheRateThatTheProviderReallyAllows() {
        Simulation simulation = new Simulation(Limits.of(Rate.parse("100/1s")));
        ArrayDeque<Long> provider = new ArrayDeque<>();
        long[] counts = new long[2];
        simulation.enter(Simulation.ANY);
        simulation.saturate(
                Duration.ofHours(1),
                (call, now) -> {
                    while (!provider.isEmpty() && now - provider.peek() >= SECOND.toNanos()) {
                        provider.remove();
                    }
                    if (provider.size() < 40) {
                        provider.add(now);
                        counts[0]++;
                        simulation.queue().passed(call);
                    } else {
                        counts[1]++;
                        simulation.refuse(call, Optional.of(SECOND));
                    }
                });
        double refused = (double) counts[1] / (counts[0] + counts[1]);
        double used = counts[0] / (40.0 * 3600);
        assertThat(refused).isLessThan(0.02);
        assertThat(used).isGreaterThan(0.75);
    }

    @Test
    void comesBackToTheWholeLimit() {
        Simulation simulation = new Simulation(Limits.of(Rate.parse("100/1s")));
        simulation.enter(Simulation.ANY);
        for (int i = 0; i < 5; i++) {
            simulation.refuse(Simulation.ANY, Optional.of(SECOND));
            simulation.idle(Duration.ofSeconds(2));
        }
        simulation.saturate(Duration.ofMinutes(2), (call, now) -> {});
        long[] calls = new long[1];
        simulation.saturate(Duration.ofMinutes(1), (call, now) -> calls[0]++);
        assertThat(calls[0]).isGreaterThan(5_400);
    }

    @Test
    void theRefusalsOfSeveralAccountsAreTheCredentials() {
        Simulation simulation = new Simulation(Limits.of(Rate.parse("100/1s")));
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        CallKey third = call("app", "c", "any", Priority.INCREMENTAL);
        simulation.refuse(call("app", "a", "any", Priority.INCREMENTAL), minute);
        simulation.idle(SECOND);
        simulation.enter(third);
        assertThat(simulation.queue().serve(simulation.now())).hasSize(1);

        simulation.refuse(call("app", "b", "any", Priority.INCREMENTAL), minute);
        simulation.enter(third);
        simulation.idle(SECOND);
        assertThat(simulation.queue().serve(simulation.now())).isEmpty();
    }
}
