package dev.tributary.api.http;

import dev.tributary.api.limit.CallKey;
import java.util.Map;

/**
 * What authorizes calls. Asked for each call, so that a token that was refreshed or a key that was
 * rolled is used from the next call on.
 */
public interface Authorization {

    /**
     * The headers for a call, as {@code Authorization}. They go to the call's own host and to no
     * other.
     *
     * @param refresh whether the provider did not take the last ones (401): then read them anew;
     *     asked so at most once for each call
     * @throws ApiException when there are none, as for an account that a person must authorise anew
     * @throws InterruptedException when the task stops while a new token is waited for
     */
    Map<String, String> headers(CallKey call, boolean refresh)
            throws ApiException, InterruptedException;

    /** For what is open to everybody. */
    static Authorization none() {
        return (call, refresh) -> Map.of();
    }
}
