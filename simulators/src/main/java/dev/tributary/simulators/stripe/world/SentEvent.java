package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as it happened.
 *
 * @param account whose
 * @param connected whether that is a connected account
 * @param event as lists show it
 * @param object its object, as it is kept
 * @param previous what changed, as it was
 */
public record SentEvent(
        String account,
        boolean connected,
        ObjectNode event,
        ObjectNode object,
        ObjectNode previous) {

    /** Its id. */
    public String id() {
        return event.path("id").asText();
    }

    /** Its type. */
    public String type() {
        return event.path("type").asText();
    }
}
