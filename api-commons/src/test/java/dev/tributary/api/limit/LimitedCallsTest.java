package dev.tributary.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tributary.commons.metrics.ConnectorMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same with real threads and a real clock. */
class LimitedCallsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final ConnectorMetrics metrics = ConnectorMetrics.open("api-limit-test", "c", 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        metrics.close();
    }

    @Test
    void manyThreadsKeepTheLimit() throws Exception {
        LimitedCalls calls = open(Rate.parse("200/1s"), Map.of());
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(
                    threads.submit(
                            () -> {
                                while (System.nanoTime() < end) {
                                    if (calls.await(key(Priority.INCREMENTAL), LONG)) {
                                        times.add(System.nanoTime());
                                    }
                                }
                                return null;
                            }));
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        // A thread may be put aside between its turn and the note of it, so windows are not exact;
        // and the machine may be busy.
        assertThat(times.size()).isBetween(100, 2 * 200 + 20);
        assertThat(calls.waiting()).isZero();
    }

    @Test
    @Timeout(60)
    void noCallIsForgottenAmongManyLimitsImpatienceAndInterrupts() throws Exception {
        Limits limits =
                new Limits(
                        Optional.of(Rate.parse("400/1s")),
                        Optional.of(Rate.parse("150/1s")),
                        Map.of("rare", Rate.parse("100/1s")),
                        Map.of("rare", Rate.parse("40/1s")),
                        1_000,
                        Duration.ofMillis(200));
        LimitedCalls calls =
                LimitedCalls.open(limits, Share.WHOLE, Map.of(), LimitMetrics.in(metrics));
        List<Priority> priorities = List.of(Priority.values());
        List<Future<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            Random random = new Random(i);
            callers.add(
                    threads.submit(
                            () -> {
                                int granted = 0;
                                while (granted < 20) {
                                    CallKey key =
                                            new CallKey(
                                                    "app",
                                                    "account" + random.nextInt(4),
                                                    random.nextBoolean() ? "rare" : "any",
                                                    priorities.get(
                                                            random.nextInt(priorities.size())));
                                    if (random.nextInt(10) == 0) {
                                        Thread.currentThread().interrupt();
                                    }
                                    granted += isGranted(calls, key, random.nextInt(3)) ? 1 : 0;
                                }
                                return granted;
                            }));
        }
        long began = System.nanoTime();
        for (Future<Integer> caller : callers) {
            assertThat(caller.get()).isEqualTo(20);
        }
        // Far below the 30 s that a call which nobody wakes would wait.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(25));
        assertThat(calls.waiting()).isZero();
    }

    private static boolean isGranted(LimitedCalls calls, CallKey key, int patience) {
        try {
            return calls.await(key, patience == 0 ? Duration.ofMillis(5) : LONG);
        } catch (InterruptedException asWanted) {
            return false;
        }
    }

    @Test
    void tellsWhenATurnWouldComeLater() throws InterruptedException {
        LimitedCalls calls = open(Rate.parse("1/1h"), Map.of());
        assertThat(calls.await(key(Priority.WEBHOOK), Duration.ofMillis(20))).isFalse();
        assertThat(calls.await(key(Priority.WEBHOOK), Duration.ZERO)).isFalse();
        assertThat(calls.waiting()).isZero();
    }

    @Test
    void wakesTheMoreUrgentFirst() throws Exception {
        LimitedCalls calls = open(Rate.parse("1/2s"), Map.of());
        List<Priority> order = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> callers = new ArrayList<>();
        for (Priority priority : List.of(Priority.BACKFILL, Priority.RECONCILE, Priority.WEBHOOK)) {
            callers.add(
                    threads.submit(
                            () -> {
                                calls.await(key(priority), LONG);
                                order.add(priority);
                                return null;
                            }));
            int size = callers.size();
            await().until(() -> calls.waiting() == size);
        }
        for (Future<?> caller : callers) {
            caller.get();
        }
        assertThat(order).containsExactly(Priority.WEBHOOK, Priority.RECONCILE, Priority.BACKFILL);
    }

    @Test
    void anInterruptedCallLeavesTheQueueAndTheOthersGoOn() throws Exception {
        LimitedCalls calls = open(Rate.parse("1/2s"), Map.of());
        Thread first = new Thread(() -> quietly(calls));
        first.start();
        await().until(() -> calls.waiting() == 1);
        Future<Boolean> second = threads.submit(() -> calls.await(key(Priority.BACKFILL), LONG));
        first.interrupt();
        first.join();
        assertThat(second.get()).isTrue();
    }

    @Test
    void aSpentBudgetIsToldWithItsEnd() throws InterruptedException {
        MonthlyBudget budget =
                MonthlyBudget.open(
                        new MonthlyBudget.Terms("app", 1, ZoneOffset.UTC),
                        Share.WHOLE,
                        Map.of(),
                        Clock.systemUTC());
        LimitedCalls calls = open(Rate.parse("100/1s"), Map.of("app", budget));
        assertThat(calls.await(key(Priority.BACKFILL), LONG)).isTrue();
        assertThatThrownBy(() -> calls.await(key(Priority.WEBHOOK), LONG))
                .isInstanceOfSatisfying(
                        BudgetSpentException.class,
                        spent -> assertThat(spent.until()).isEqualTo(budget.until()));
        assertThat(budget.left()).isZero();
    }

    @Test
    void aRefusalHoldsBackThoseThatWait() throws Exception {
        LimitedCalls calls = open(Rate.parse("100/1s"), Map.of());
        calls.await(key(Priority.WEBHOOK), LONG);
        calls.refused(key(Priority.WEBHOOK), Optional.of(Duration.ofMillis(300)));
        long before = System.nanoTime();
        assertThat(calls.await(key(Priority.WEBHOOK), LONG)).isTrue();
        assertThat(System.nanoTime() - before).isGreaterThan(Duration.ofMillis(250).toNanos());
    }

    private LimitedCalls open(Rate rate, Map<String, MonthlyBudget> budgets) {
        return LimitedCalls.open(Limits.of(rate), Share.WHOLE, budgets, LimitMetrics.in(metrics));
    }

    private static void quietly(LimitedCalls calls) {
        try {
            calls.await(key(Priority.WEBHOOK), LONG);
        } catch (InterruptedException expected) {
            Thread.currentThread().interrupt();
        }
    }

    private static CallKey key(Priority priority) {
        return new CallKey("app", "", "any", priority);
    }
}
