package dev.tributary.stripe.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for balance transactions with the objects that they are from, which know the customer, the
 * amount before an exchange and further ids. A key that may not read those objects gets the plain
 * ones, and is tried again from time to time.
 *
 * <p>Stripe does not say how it answers a restricted key that may read the transactions and not
 * what they are from: whether it is forbidden, or whether there is nothing to be expanded.
 */
public final class ExpandingApi implements StripeApi {

    private static final String EXPAND = "expand[]";

    private final StripeApi api;
    private final Clock clock;
    private final Duration again;
    private final Map<String, Instant> plain = new ConcurrentHashMap<>(); // until when, by account

    /**
     * An API like another one.
     *
     * @param again for how long a key that may not is not tried
     */
    public ExpandingApi(StripeApi api, Clock clock, Duration again) {
        this.api = api;
        this.clock = clock;
        this.again = again;
    }

    @Override
    public JsonNode get(String account, Listing listing, Priority priority)
            throws ApiException, InterruptedException {
        String owner = String.valueOf(account);
        if (!isOfTransactions(listing)
                || clock.instant().isBefore(plain.getOrDefault(owner, Instant.MIN))) {
            return api.get(account, listing, priority);
        }
        try {
            return api.get(account, expanded(listing), priority);
        } catch (ApiException failed) {
            if (!mayBeOfExpansion(failed)) {
                throw failed;
            }
            JsonNode answer = api.get(account, listing, priority);
            plain.put(owner, clock.instant().plus(again));
            return answer;
        }
    }

    private static boolean mayBeOfExpansion(ApiException failed) {
        return failed.kind() == ApiException.Kind.FORBIDDEN
                || failed.kind() == ApiException.Kind.REFUSED;
    }

    private static boolean isOfTransactions(Listing listing) {
        return listing.endpoint().startsWith(Resource.BALANCE_TRANSACTIONS.path());
    }

    private static Listing expanded(Listing listing) {
        boolean isList = listing.endpoint().equals(Resource.BALANCE_TRANSACTIONS.path());
        return listing.with(EXPAND, isList ? "data.source" : "source");
    }
}
