package dev.tributary.api.limit;

import java.time.Duration;

/**
 * A token bucket, kept as the time at which it will be full again (the generic cell rate algorithm,
 * ITU-T I.371): two numbers, no refilling.
 *
 * <p>It holds a twentieth of the limit and is filled with nineteen twentieths of it per period, so
 * that no period of that length, wherever it begins, sees more calls than the limit. It begins
 * empty: who held the credential before may have called a moment ago.
 *
 * <p>Times are nanoseconds since some origin. Not safe for use by several threads.
 */
final class Bucket {

    private static final double SUSTAINED = 0.95;
    private static final double LEAST_FACTOR = 1.0 / 64;

    /** A lone refusal may be the network's, which delivers together what was sent apart. */
    private static final double AFTER_ONE = 0.9;

    private static final double AFTER_ANOTHER = 0.7;
    private static final int STEPS_APART = 10;
    private static final double GROWTH_PER_STEP = 1.03;
    private static final Duration LONGEST_STEP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_STEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_SETTLING = Duration.ofSeconds(10);

    private final long interval;
    private final long tolerance;
    private final long step;
    private final long settling;
    private long fullAt;
    private double factor = 1;
    private long slowedAt;
    private boolean slowed;

    /**
     * A bucket that is empty at that time.
     *
     * @param emptyAt when; a bucket that is made later has been filling since
     */
    Bucket(Rate rate, long emptyAt) {
        long burst = Math.max(1, rate.calls() / 20);
        long period = rate.period().toNanos();
        this.interval = (long) Math.ceil(period / (SUSTAINED * rate.calls()));
        this.tolerance = (burst - 1) * interval;
        this.step = Math.max(SHORTEST_STEP.toNanos(), Math.min(period, LONGEST_STEP.toNanos()));
        this.settling = Math.min(period, LONGEST_SETTLING.toNanos());
        this.fullAt = emptyAt + tolerance + interval;
    }

    /** From when on a call may be made, if no other is made before. */
    long readyAt() {
        return fullAt - tolerance;
    }

    /** From when on a further call may be made after one that is made at that time. */
    long readyAfter(long now) {
        return Math.max(now, fullAt) + current(now) - tolerance;
    }

    /** How far apart calls are when all that is allowed is used. */
    long interval(long now) {
        return current(now);
    }

    /** Counts a call that is made now. */
    void take(long now) {
        fullAt = Math.max(now, fullAt) + current(now);
    }

    /**
     * The provider allows less than we thought: empties the bucket and lowers its rate, which then
     * grows back a little at a time; more for a refusal that soon follows another. Refusals of
     * calls that were under way when it was lowered count for nothing.
     */
    void slow(long now) {
        if (slowed && now - slowedAt < settling) {
            return;
        }
        boolean another = slowed && now - slowedAt < STEPS_APART * step;
        factor = Math.max(LEAST_FACTOR, factor(now) * (another ? AFTER_ANOTHER : AFTER_ONE));
        slowedAt = now;
        slowed = true;
        fullAt = Math.max(fullAt, now + tolerance + current(now));
    }

    /** Which part of the limit is used now: 1 unless the provider has refused calls of late. */
    double factor(long now) {
        if (!slowed) {
            return 1;
        }
        return Math.min(1, factor * Math.pow(GROWTH_PER_STEP, (now - slowedAt) / (double) step));
    }

    private long current(long now) {
        return slowed ? (long) Math.ceil(interval / factor(now)) : interval;
    }
}
