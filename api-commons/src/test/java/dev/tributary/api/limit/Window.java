package dev.tributary.api.limit;

import java.util.ArrayDeque;

/** The most calls that any stretch of time of a length has seen, wherever it began. */
final class Window {

    private final long length;
    private final ArrayDeque<Long> within = new ArrayDeque<>();
    private int most;
    private long all;

    Window(long length) {
        this.length = length;
    }

    void add(long now) {
        while (!within.isEmpty() && now - within.peekFirst() > length) {
            within.removeFirst();
        }
        within.addLast(now);
        most = Math.max(most, within.size());
        all++;
    }

    int most() {
        return most;
    }

    long all() {
        return all;
    }
}
