package dev.tributary.api.limit;

import java.time.Duration;
import java.util.Optional;

/** Lets calls through as the provider's limits allow; every call asks, retries too. */
public interface CallLimiter {

    /**
     * Waits for a turn.
     *
     * @param atMost how long to wait at most
     * @return whether the call may be made now; false when its turn would come later
     * @throws BudgetSpentException when the month's budget is spent: a status, not a failure
     * @throws InterruptedException when the thread is interrupted
     */
    boolean await(CallKey call, Duration atMost) throws InterruptedException;

    /**
     * The provider refused the call (429): slow down.
     *
     * @param retryAfter how long the provider asks to wait, where it does
     */
    void refused(CallKey call, Optional<Duration> retryAfter);

    /** The call went through. */
    void passed(CallKey call);
}
