package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ApiVersion;
import dev.tributary.simulators.stripe.model.Json;
import java.util.Map;

/**
 * Raises events of kinds that the simulator does not play, each with the example of its object that
 * Stripe publishes.
 */
public final class TriggeredEvents {

    /** Kinds of events whose names do not begin with the kind of their object. */
    private static final Map<String, String> NAMED_OTHERWISE =
            Map.of(
                    "account.application.", "application",
                    "charge.dispute.", "dispute",
                    "charge.refund.updated", "refund",
                    "customer.discount.", "discount",
                    "customer.source.", "source",
                    "customer.subscription.", "subscription",
                    "v1.billing.meter.", "billing.meter");

    private final JsonNode examples;

    /**
     * @param examples Stripe's published examples by kind of object
     */
    public TriggeredEvents(JsonNode examples) {
        this.examples = examples;
    }

    /**
     * Raises one.
     *
     * @param merchant whose
     * @param type the event's
     * @param version what it says it was rendered in
     * @return the event's id
     */
    public String raise(Merchant merchant, String type, ApiVersion version) {
        return merchant.raise(type, object(type), version);
    }

    private ObjectNode object(String type) {
        String word =
                NAMED_OTHERWISE.entrySet().stream()
                        .filter(entry -> type.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(() -> type.substring(0, type.lastIndexOf('.')));
        JsonNode example = examples.path(word);
        return example.isObject()
                ? (ObjectNode) example.deepCopy()
                : Json.object("id", "obj_" + word, "object", word);
    }
}
