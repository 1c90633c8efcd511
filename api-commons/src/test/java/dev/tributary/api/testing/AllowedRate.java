package dev.tributary.api.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.Function;

/**
 * A provider's limit as a server keeps it: so many requests in any period of that length, to the
 * nanosecond of their arrival; the others are answered 429 and do not count.
 */
public final class AllowedRate {

    private final int requests;
    private final long period;
    private final ArrayDeque<Long> within = new ArrayDeque<>();
    private long accepted;
    private long refused;

    /** A limit that has not been used yet. */
    public AllowedRate(int requests, Duration period) {
        this.requests = requests;
        this.period = period.toNanos();
    }

    /** A route that answers by another one as long as the limit is kept. */
    public Function<Seen, Reply> before(Function<Seen, Reply> route) {
        return request -> isWithin() ? route.apply(request) : Reply.tooMany("1");
    }

    private synchronized boolean isWithin() {
        long now = System.nanoTime();
        while (!within.isEmpty() && now - within.peekFirst() >= period) {
            within.removeFirst();
        }
        if (within.size() >= requests) {
            refused++;
            return false;
        }
        within.addLast(now);
        accepted++;
        return true;
    }

    /** How many requests were answered. */
    public synchronized long accepted() {
        return accepted;
    }

    /** How many were refused. */
    public synchronized long refused() {
        return refused;
    }
}
