package dev.tributary.commons.source;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What other threads have to tell the reading thread: a record is committed, there is room again,
 * it is time to stop. Whoever tells never waits.
 */
public final class Signals {

    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private boolean woken; // guarded by lock
    private volatile boolean stopping;

    /** Has the reading thread do something. */
    public void post(Runnable news) {
        waiting.add(news);
        wake();
    }

    /** Has the reading thread look around. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            told.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Has the reading thread end. */
    public void stop() {
        stopping = true;
        wake();
    }

    /** Whether it is to end. */
    public boolean isStopping() {
        return stopping;
    }

    /** Does what was posted; on the reading thread. */
    public void run() {
        for (Runnable news = waiting.poll(); news != null; news = waiting.poll()) {
            news.run();
        }
    }

    /** Waits to be told something, but no longer than that; on the reading thread. */
    public void await(Duration longest) throws InterruptedException {
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
