package dev.tributary.api.oauth;

import java.time.Duration;

/**
 * When tokens are refreshed.
 *
 * @param fromShare earliest share of an access token's life, as 0.5
 * @param toShare latest share; a random point between the two is taken
 * @param retryFrom the longest first wait after a fault that passes; it doubles with each
 * @param retryTo the longest wait
 * @param lookAgain how often the store is asked whether a paused account was authorised anew
 * @param warnBefore how long before a consent ends this is said
 */
public record RefreshTerms(
        double fromShare,
        double toShare,
        Duration retryFrom,
        Duration retryTo,
        Duration lookAgain,
        Duration warnBefore) {

    /** Half to four fifths of the life; waits of a second to five minutes; two weeks' notice. */
    public static RefreshTerms usual() {
        return new RefreshTerms(
                0.5,
                0.8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofDays(14));
    }
}
