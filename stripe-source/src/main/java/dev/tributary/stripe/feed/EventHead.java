package dev.tributary.stripe.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What decides about an event's place; what is not there is empty.
 *
 * @param id of the event
 * @param created its second
 * @param type as {@code charge.refunded}
 * @param object kind of object
 * @param objectId of the object
 * @param account of a connected account, in webhooks
 * @param apiVersion in which its object is written
 */
public record EventHead(
        String id,
        long created,
        String type,
        String object,
        String objectId,
        Optional<String> account,
        String apiVersion) {

    /** Of an event as Stripe gives it. */
    public static EventHead of(JsonNode event) {
        JsonNode object = event.path("data").path("object");
        return new EventHead(
                event.path("id").asText(""),
                event.path("created").asLong(),
                event.path("type").asText(""),
                object.path("object").asText(""),
                object.path("id").asText(""),
                Optional.ofNullable(event.path("account").textValue()),
                event.path("api_version").asText(""));
    }

    /** Whether the object is no more. */
    public boolean deletes() {
        return type.endsWith(".deleted") && !type.startsWith("customer.subscription.");
    }

    /** Whether the account has withdrawn what it had allowed. */
    public boolean deauthorizes() {
        return type.equals("account.application.deauthorized");
    }

    /** Of an automatic payout, which consists of balance transactions. */
    public static boolean hasItems(JsonNode payout) {
        return payout.path("automatic").asBoolean(false);
    }

    /** Type alone. */
    @Override
    public String toString() {
        return "EventHead[" + type + "]";
    }
}
