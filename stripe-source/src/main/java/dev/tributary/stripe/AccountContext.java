package dev.tributary.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import dev.tributary.api.limit.Priority;
import dev.tributary.stripe.front.Listing;
import dev.tributary.stripe.front.StripeApi;
import dev.tributary.stripe.map.Channel;
import dev.tributary.stripe.map.Known;
import dev.tributary.stripe.map.StripeRead;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What all readings of one account share.
 *
 * @param account its id
 * @param inTheNameOf null for the account of the key
 */
record AccountContext(
        String account,
        String inTheNameOf,
        StripeApi api,
        AccountLedger ledger,
        Emitter emitter,
        ReadingTerms terms,
        StripeStatuses statuses,
        PendingIds pendingIds,
        Clock clock) {

    /** Now, in seconds. */
    long now() {
        return clock.instant().getEpochSecond();
    }

    JsonNode get(Listing listing, Priority priority) throws ApiException, InterruptedException {
        return api.get(inTheNameOf, listing, priority);
    }

    Emission emission(JsonNode json, Channel channel, Known known) {
        return emitter.of(new StripeRead(account, json, channel, clock.instant(), known));
    }

    /** The objects of a list. */
    static List<JsonNode> objects(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.path("data").forEach(all::add);
        return all;
    }

    static boolean hasMore(JsonNode list) {
        return list.path("has_more").asBoolean(false);
    }

    static String id(JsonNode object) {
        return object.path("id").asText("");
    }

    static long created(JsonNode object) {
        return object.path("created").asLong();
    }

    /** Whether the object that a page was to follow is not there any more. */
    static boolean isCursorGone(ApiException failed) {
        return (failed.kind() == ApiException.Kind.REFUSED
                        || failed.kind() == ApiException.Kind.NOT_FOUND)
                && failed.code().filter("resource_missing"::equals).isPresent();
    }

    /** Whether the account has withdrawn what it had allowed. */
    static boolean isDeauthorized(ApiException failed) {
        return failed.kind() == ApiException.Kind.FORBIDDEN
                && failed.code().filter("account_invalid"::equals).isPresent();
    }

    /** Whether the key may not read this, while it may read other things. */
    static boolean isDenied(ApiException failed) {
        return failed.kind() == ApiException.Kind.FORBIDDEN && !isDeauthorized(failed);
    }

    /** A list that says that there is more and gives nothing to go on from. */
    static ApiException withoutEnd(String path) {
        return ApiException.unauthorized(
                ApiException.Kind.GARBLED, path, "the list says that there is more, and is empty");
    }

    /** A page that is not the last, of which no object can be named in an offset. */
    static ApiException withoutId(String path) {
        return ApiException.unauthorized(
                ApiException.Kind.GARBLED,
                path,
                "no object of a page has an id that offsets may hold: one that Stripe made, or a UUID"
                        + " of a customer; take the list out of 'resources' if they are like that");
    }

    @Override
    public String toString() {
        return "AccountContext[" + account + "]";
    }
}
