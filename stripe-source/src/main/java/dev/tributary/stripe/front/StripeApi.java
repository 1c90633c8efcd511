package dev.tributary.stripe.front;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;

/** Reads from Stripe, in the name of an account. */
public interface StripeApi {

    /**
     * The JSON that Stripe answers with, every number exact.
     *
     * @param account in whose name; null for the account that the key belongs to
     * @throws ApiException for any other answer
     */
    JsonNode get(String account, Listing listing, Priority priority)
            throws ApiException, InterruptedException;
}
