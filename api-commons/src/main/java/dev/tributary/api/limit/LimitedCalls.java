package dev.tributary.api.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets calls of many threads through by the limits, the more urgent first. It has no thread of its
 * own: of those that wait, one sleeps until the next call may go and wakes whoever it is.
 */
public final class LimitedCalls implements CallLimiter {

    private final LimitMetrics metrics;
    private final LongSupplier nanos;
    private final long origin;
    private final ReentrantLock lock = new ReentrantLock();
    private final TurnQueue queue; // guarded by lock, as all below
    private final Map<Turn, Condition> sleepers = new HashMap<>();
    private long servedAt;
    private Turn alert; // the one that sleeps until the next call may go

    private LimitedCalls(
            Limits limits,
            Share share,
            Map<String, MonthlyBudget> budgets,
            LimitMetrics metrics,
            LongSupplier nanos) {
        this.metrics = metrics;
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
        this.queue = new TurnQueue(limits, share, budgets, 0);
    }

    /**
     * A limiter whose buckets are empty now.
     *
     * @param share which part of the limits is this task's
     * @param budgets by credential; a credential without one has no monthly budget
     */
    public static LimitedCalls open(
            Limits limits, Share share, Map<String, MonthlyBudget> budgets, LimitMetrics metrics) {
        limits.checkDivisibleAmong(share.tasks());
        LimitedCalls calls = new LimitedCalls(limits, share, budgets, metrics, System::nanoTime);
        metrics.watch(calls::waiting, budgets);
        return calls;
    }

    @Override
    public boolean await(CallKey call, Duration atMost) throws InterruptedException {
        long asked = now();
        lock.lockInterruptibly();
        try {
            Turn turn = queue.enter(call, now());
            sleepers.put(turn, lock.newCondition());
            try {
                serve();
                sleep(turn, asked + atMost.toNanos());
            } finally {
                leave(turn);
            }
            return outcome(turn, asked);
        } finally {
            lock.unlock();
        }
    }

    private void sleep(Turn turn, long until) throws InterruptedException {
        while (turn.state() == Turn.State.WAITING) {
            long left = until - now();
            if (left <= 0) {
                return;
            }
            if (alert == null) {
                alert = turn;
            }
            if (alert == turn) {
                // Seen from the last look: what has become ready since must not be slept over.
                left = Math.min(left, queue.nextAt(servedAt) - now());
            }
            if (left > 0) {
                // Why it woke does not matter: what has happened is looked at each time.
                sleepers.get(turn).awaitNanos(left);
            }
            if (alert == turn) {
                serve();
            }
        }
    }

    private boolean outcome(Turn turn, long asked) {
        switch (turn.state()) {
            case GRANTED -> metrics.waited(now() - asked);
            case SPENT -> {
                MonthlyBudget budget = queue.budget(turn.call().credential()).orElseThrow();
                throw new BudgetSpentException(turn.call().credential(), budget.until());
            }
            case REFUSED -> metrics.turnedAway();
            case WAITING -> metrics.timedOut();
        }
        return turn.state() == Turn.State.GRANTED;
    }

    private void serve() {
        servedAt = now();
        queue.serve(servedAt).forEach(this::wake);
        // Another may be ready before the one that the alert sleeper waits for.
        if (alert != null) {
            wake(alert);
        }
    }

    private void wake(Turn turn) {
        Condition sleeper = sleepers.get(turn);
        if (sleeper != null) {
            sleeper.signal();
        }
    }

    private void leave(Turn turn) {
        queue.leave(turn);
        sleepers.remove(turn);
        if (alert == turn) {
            alert = null;
            queue.first().ifPresent(this::wake);
        }
    }

    @Override
    public void refused(CallKey call, Optional<Duration> retryAfter) {
        metrics.refused();
        lock.lock();
        try {
            queue.refused(call, now(), retryAfter);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void passed(CallKey call) {
        lock.lock();
        try {
            queue.passed(call);
        } finally {
            lock.unlock();
        }
    }

    /** How many calls wait now. */
    public int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    private long now() {
        return nanos.getAsLong() - origin;
    }
}
