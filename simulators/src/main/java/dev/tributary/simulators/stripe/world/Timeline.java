package dev.tributary.simulators.stripe.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One thing at a time, in order: the world's lock, its clock, and what falls due as time passes.
 */
final class Timeline {

    private record Due(Instant at, Order order, long sequence, Runnable action) {}

    /** What comes first of things due at one instant. */
    enum Order {
        MONEY_AVAILABLE,
        BALANCE,
        PAYOUT,
        OTHER
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final StripeClock clock;
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(
                    Comparator.comparing(Due::at)
                            .thenComparing(Due::order)
                            .thenComparing(Due::sequence));
    private long sequence;
    private boolean settling;

    Timeline(StripeClock clock) {
        this.clock = clock;
    }

    /** Does something under the lock, after all that has fallen due. */
    <T> T act(Supplier<T> action) {
        lock.lock();
        try {
            if (lock.getHoldCount() == 1) {
                settle(clock.now());
            }
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void run(Runnable action) {
        act(
                () -> {
                    action.run();
                    return null;
                });
    }

    /** Has something done when an instant comes; called under the lock. */
    void at(Instant at, Order order, Runnable action) {
        queue.add(new Due(at, order, sequence++, action));
    }

    /** Lets time pass. */
    void advance(Duration span) {
        run(() -> moveTo(clock.now().plus(span)));
    }

    /** Lets time pass up to the present. */
    void catchUp() {
        run(() -> moveTo(clock.present()));
    }

    Instant now() {
        return clock.now();
    }

    /** Now, in seconds since 1970. */
    long seconds() {
        return clock.now().getEpochSecond();
    }

    private void moveTo(Instant target) {
        settle(target);
        clock.moveTo(target);
    }

    private void settle(Instant until) {
        if (settling) {
            return;
        }
        settling = true;
        try {
            while (!queue.isEmpty() && !queue.peek().at().isAfter(until)) {
                Due due = queue.remove();
                clock.moveTo(due.at());
                due.action().run();
            }
        } finally {
            settling = false;
        }
    }
}
