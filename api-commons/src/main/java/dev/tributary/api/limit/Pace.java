package dev.tributary.api.limit;

import dev.tributary.commons.retry.Doubling;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast calls that count together may be made: by a bucket, where there is a limit, and not at
 * all for a while after the provider has refused one.
 *
 * <p>Times are nanoseconds since some origin. Not safe for use by several threads.
 */
final class Pace {

    private static final Doubling PAUSES =
            new Doubling(Duration.ofSeconds(1), Duration.ofSeconds(64));

    private final Bucket bucket; // null where there is no limit
    private long pausedUntil;
    private int refusals;
    private int claims;
    private long claimedFor;

    Pace(Optional<Rate> rate, long emptyAt) {
        this.bucket = rate.map(limit -> new Bucket(limit, emptyAt)).orElse(null);
    }

    /** From when on a call may be made, if no other is made before. */
    long readyAt() {
        return bucket == null ? pausedUntil : Math.max(bucket.readyAt(), pausedUntil);
    }

    /** Whether calls wait for more than the limit. */
    boolean isPaused(long now) {
        return pausedUntil > now;
    }

    /** Forgets the claims of a look at the queue. */
    void beginClaims() {
        claims = 0;
        claimedFor = Long.MAX_VALUE;
    }

    /** From when on a call could be made, after those that have claims already. */
    long readyAfterClaims(long now) {
        return bucket == null ? readyAt() : readyAt() + claims * bucket.interval(now);
    }

    /** A call that goes before others, but must wait, will need this at that time. */
    void claim(long at) {
        claims++;
        claimedFor = Math.min(claimedFor, at);
    }

    /** Whether a call may be made now without delaying one that has a claim. */
    boolean isFree(long now) {
        return readyAt() <= now && (bucket == null || bucket.readyAfter(now) <= claimedFor);
    }

    /** Counts a call that is made now. */
    void take(long now) {
        if (bucket != null) {
            bucket.take(now);
        }
    }

    /** A call was refused; pauses as long as the provider asks, or twice as long each time. */
    void refused(long now, Optional<Duration> retryAfter) {
        // Several calls that were under way together are refused together: that is one refusal.
        if (now >= pausedUntil) {
            refusals++;
        }
        Duration doubling = PAUSES.after(refusals);
        pausedUntil = Math.max(pausedUntil, now + retryAfter.orElse(doubling).toNanos());
        if (bucket != null) {
            bucket.slow(now);
        }
    }

    /** A call went through. */
    void passed() {
        refusals = 0;
    }
}
