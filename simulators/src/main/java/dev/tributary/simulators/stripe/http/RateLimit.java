package dev.tributary.simulators.stripe.http;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many calls a second for each account, a second's worth at once. */
final class RateLimit {

    private static final double NANOS = 1e9;

    private static final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }
    }

    private final double perSecond;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new HashMap<>();

    /**
     * @param perSecond 0 for no limit
     */
    RateLimit(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.nanos = nanos;
    }

    /** Whether another call of an account may pass. */
    synchronized boolean passes(String account) {
        if (perSecond == 0) {
            return true;
        }
        long now = nanos.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(account, any -> new Bucket(perSecond, now));
        bucket.tokens = Math.min(perSecond, bucket.tokens + (now - bucket.at) / NANOS * perSecond);
        bucket.at = now;
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens--;
        return true;
    }
}
