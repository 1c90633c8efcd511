package dev.tributary.commons.metrics;

import java.util.concurrent.atomic.LongAdder;

/** A count that only grows; cheap to add to from many threads. */
public final class Counter {

    private final LongAdder count = new LongAdder();

    Counter() {}

    public void increment() {
        count.increment();
    }

    public void add(long n) {
        count.add(n);
    }

    public long value() {
        return count.sum();
    }
}
