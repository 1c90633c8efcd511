package dev.tributary.api.limit;

import static dev.tributary.api.limit.Simulation.call;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of calls on a virtual clock. */
class LimitSimulationTest {

    @ParameterizedTest
    @CsvSource({
        "1/1s, 1",
        "1/1h, 7",
        "5/1m, 2",
        "19/1s, 1",
        "20/1s, 1",
        "25/1s, 2",
        "100/1s, 1",
        "500/1m, 2",
        "500/1h, 7",
        "10000/1d, 7",
        "1/1d, 31"
    })
    void neverExceedsTheLimitAndUsesNineTenthsOfIt(String limit, int days) {
        Rate rate = Rate.parse(limit);
        Simulation simulation = new Simulation(Limits.of(rate));
        Window window = new Window(rate.period().toNanos());
        Duration time = Duration.ofDays(days);

        simulation.enter(Simulation.ANY);
        simulation.saturate(time, (call, now) -> window.add(now));

        assertThat(window.most()).isLessThanOrEqualTo((int) rate.calls());
        double allowed = rate.calls() * (double) time.toNanos() / rate.period().toNanos();
        assertThat(window.all()).isBetween((long) (allowed * 0.9), (long) allowed);
    }

    @Test
    void neverExceedsTheLimitHoweverCallsCome() {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            Rate rate =
                    new Rate(1 + random.nextInt(200), Duration.ofSeconds(1 + random.nextInt(90)));
            Simulation simulation = new Simulation(Limits.of(rate));
            Window window = new Window(rate.period().toNanos());
            for (int burst = 0; burst < 40; burst++) {
                simulation.idle(Duration.ofMillis(random.nextInt(200_000)));
                int calls = random.nextInt(300);
                for (int i = 0; i < calls; i++) {
                    simulation.enter(Simulation.ANY);
                }
                while (simulation.queue().size() > 0) {
                    simulation
                            .queue()
                            .serve(simulation.now())
                            .forEach(t -> window.add(simulation.now()));
                    simulation.idle(
                            Duration.ofNanos(
                                    Math.max(
                                            0,
                                            Math.min(
                                                    simulation.queue().nextAt(simulation.now())
                                                            - simulation.now(),
                                                    Duration.ofHours(1).toNanos()))));
                }
            }
            assertThat(window.most())
                    .as("seed %d, %s", seed, rate)
                    .isLessThanOrEqualTo((int) rate.calls());
        }
    }

    @Test
    void aRestartDoesNotFillTheBucket() {
        Rate rate = Rate.parse("100/1m");
        Window window = new Window(rate.period().toNanos());
        long origin = 0;
        Random random = new Random(7);
        for (int start = 0; start < 50; start++) {
            Simulation life = new Simulation(Limits.of(rate));
            life.enter(Simulation.ANY);
            long before = origin;
            life.saturate(
                    Duration.ofMillis(1 + random.nextInt(120_000)),
                    (call, now) -> window.add(before + now));
            origin += life.now();
        }
        assertThat(window.most()).isLessThanOrEqualTo(100);
    }

    @Test
    void theTasksTogetherKeepTheLimit() {
        Rate rate = Rate.parse("50/1s");
        List<Long> all = new ArrayList<>();
        for (int task = 0; task < 8; task++) {
            Simulation one = new Simulation(Limits.of(rate), new Share(task, 8), Map.of());
            one.enter(Simulation.ANY);
            one.saturate(Duration.ofHours(1), (call, now) -> all.add(now));
        }
        Window window = new Window(rate.period().toNanos());
        all.stream().sorted().forEach(window::add);
        assertThat(window.most()).isLessThanOrEqualTo(50);
        assertThat(window.all()).isGreaterThan((long) (50 * 3600 * 0.9));
    }

    @Test
    void everyLimitOfACallHolds() {
        Limits limits =
                new Limits(
                        Optional.of(Rate.parse("100/1s")),
                        Optional.of(Rate.parse("30/1m")),
                        Map.of("balance", Rate.parse("60/1m")),
                        Map.of("balance", Rate.parse("5/1m")),
                        1_000,
                        Duration.ofMinutes(1));
        Simulation simulation = new Simulation(limits);
        for (int account = 0; account < 20; account++) {
            simulation.enter(call("app", "a" + account, "balance", Priority.INCREMENTAL));
            simulation.enter(call("app", "a" + account, "sync", Priority.BACKFILL));
        }
        long minute = Duration.ofMinutes(1).toNanos();
        Window balances = new Window(minute);
        Map<String, Window> accounts = new HashMap<>();
        Map<String, Window> balancesOfAccounts = new HashMap<>();

        simulation.saturate(
                Duration.ofHours(4),
                (call, now) -> {
                    accounts.computeIfAbsent(call.account(), a -> new Window(minute)).add(now);
                    if (call.endpoint().equals("balance")) {
                        balances.add(now);
                        balancesOfAccounts
                                .computeIfAbsent(call.account(), a -> new Window(minute))
                                .add(now);
                    }
                });

        assertThat(accounts).hasSize(20);
        assertThat(accounts.values()).allSatisfy(w -> assertThat(w.most()).isLessThanOrEqualTo(30));
        assertThat(balancesOfAccounts.values())
                .allSatisfy(w -> assertThat(w.most()).isLessThanOrEqualTo(5));
        assertThat(balances.most()).isLessThanOrEqualTo(60);
        assertThat(balances.all()).isGreaterThan((long) (60 * 240 * 0.9));
        // None of the accounts is left behind.
        assertThat(balancesOfAccounts.values())
                .allSatisfy(w -> assertThat(w.all()).isGreaterThan(600));
    }
}
