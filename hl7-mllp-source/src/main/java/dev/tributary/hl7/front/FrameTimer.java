package dev.tributary.hl7.front;

import java.time.Duration;

/**
 * Measures how long a sender takes over one message. Time in which the connection is not read does
 * not count: that is ours. Used on the connection's event loop alone.
 */
final class FrameTimer {

    private final long limit;
    private boolean inside;
    private boolean reading = true;
    private long since;
    private long spent;

    /**
     * A timer at rest.
     *
     * @param limit zero for none
     */
    FrameTimer(Duration limit) {
        this.limit = limit.toNanos();
    }

    /** A message has begun. */
    void begin(long nowNanos) {
        inside = true;
        spent = 0;
        since = nowNanos;
    }

    /** No message is open. */
    void end() {
        inside = false;
    }

    /** Reading goes on, or stops. */
    void reading(boolean now, long nowNanos) {
        if (now == reading) {
            return;
        }
        spent = spent(nowNanos);
        since = nowNanos;
        reading = now;
    }

    /** Whether the message that is open takes too long. */
    boolean isOver(long nowNanos) {
        return inside && limit > 0 && spent(nowNanos) > limit;
    }

    private long spent(long nowNanos) {
        return reading ? spent + nowNanos - since : spent;
    }
}
