package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One thing that Stripe told: an object that was listed or fetched, or an event with its object.
 *
 * @param account the account that it belongs to, as acct_…
 * @param json the object, or the whole event (its {@code object} is then {@code event}), as
 *     received; numbers exact
 * @param channel how it came
 * @param observedAt when it was read
 * @param known what is known beside it
 */
public record StripeRead(
        String account, JsonNode json, Channel channel, Instant observedAt, Known known) {

    /** A read beside which nothing is known. */
    public StripeRead(String account, JsonNode json, Channel channel, Instant observedAt) {
        this(account, json, channel, observedAt, Known.NONE);
    }

    /** Account and channel alone. */
    @Override
    public String toString() {
        return "StripeRead[" + account + ", " + channel + "]";
    }
}
