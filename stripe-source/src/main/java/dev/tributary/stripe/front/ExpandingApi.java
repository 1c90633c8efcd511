package dev.tributary.stripe.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for balance transactions with the objects that they are from, which know the customer, the
 * amount before an exchange and further ids. A key that may not read those objects gets the plain
 * ones.
 */
public final class ExpandingApi implements StripeApi {

    private static final String EXPAND = "expand[]";

    private final StripeApi api;
    private final Set<String> plain = ConcurrentHashMap.newKeySet();

    /** An API like another one. */
    public ExpandingApi(StripeApi api) {
        this.api = api;
    }

    @Override
    public JsonNode get(String account, Listing listing, Priority priority)
            throws ApiException, InterruptedException {
        String owner = String.valueOf(account);
        if (!isOfTransactions(listing) || plain.contains(owner)) {
            return api.get(account, listing, priority);
        }
        try {
            return api.get(account, expanded(listing), priority);
        } catch (ApiException failed) {
            if (failed.kind() != ApiException.Kind.FORBIDDEN) {
                throw failed;
            }
            JsonNode answer = api.get(account, listing, priority);
            plain.add(owner);
            return answer;
        }
    }

    private static boolean isOfTransactions(Listing listing) {
        return listing.endpoint().startsWith(Resource.BALANCE_TRANSACTIONS.path());
    }

    private static Listing expanded(Listing listing) {
        boolean isList = listing.endpoint().equals(Resource.BALANCE_TRANSACTIONS.path());
        return listing.with(EXPAND, isList ? "data.source" : "source");
    }
}
