package dev.tributary.x12;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What other threads have to tell the reading thread: a record is committed, there is room again,
 * it is time to stop. Whoever tells never waits.
 */
final class Signals {

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private boolean woken; // guarded by lock
    private volatile boolean stopping;

    /** Has the reading thread do something. */
    void post(Runnable news) {
        waiting.add(news);
        wake();
    }

    /** Has the reading thread look around. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has the reading thread end. */
    void stop() {
        stopping = true;
        wake();
    }

    boolean isStopping() {
        return stopping;
    }

    /** Does what was posted; on the reading thread. */
    void run() {
        for (Runnable news = waiting.poll(); news != null; news = waiting.poll()) {
            news.run();
        }
    }

    /** Waits to be told something, but no longer than that; on the reading thread. */
    void await(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (!woken && left > 0) {
                left = told.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }
}
