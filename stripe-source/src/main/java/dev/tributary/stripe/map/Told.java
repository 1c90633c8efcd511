package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A read taken apart: the object, and the event that tells of it, if one does. An event is either
 * one with its object ({@code event}) or one that only names it ({@code v2.core.event}).
 */
final class Told {

    static final String BALANCE_TRANSACTION = "balance_transaction";

    private static final String OBJECT = "object";

    private final StripeRead read;
    private final JsonFields event;
    private final JsonNode object;
    private final String objectPath;
    private final String objectType;

    private Told(
            StripeRead read,
            JsonFields event,
            JsonNode object,
            String objectPath,
            String objectType) {
        this.read = read;
        this.event = event;
        this.object = object;
        this.objectPath = objectPath;
        this.objectType = objectType;
    }

    /**
     * Takes a read apart.
     *
     * @param findings told why there is nothing to take apart
     * @return empty for what is no object of Stripe's
     */
    static Optional<Told> of(StripeRead read, Findings findings) {
        JsonNode json = read.json();
        if (json == null || !json.isObject() || !json.path(OBJECT).isTextual()) {
            findings.add(MoneyIssueCode.OBJECT_UNREADABLE, "$.object");
            return Optional.empty();
        }
        JsonFields whole = JsonFields.of(json, findings);
        return Optional.of(
                switch (json.get(OBJECT).textValue()) {
                    case "event" -> event(read, whole);
                    case "v2.core.event" -> thinEvent(read, whole);
                    default -> new Told(read, null, json, "$", json.get(OBJECT).textValue());
                });
    }

    private static Told event(StripeRead read, JsonFields event) {
        JsonNode object = read.json().path("data").path(OBJECT);
        JsonNode inner = object.isObject() ? object : JsonNodeFactory.instance.objectNode();
        return new Told(
                read,
                event,
                inner,
                "$.data.object",
                inner.path(OBJECT).isTextual() ? inner.get(OBJECT).textValue() : null);
    }

    private static Told thinEvent(StripeRead read, JsonFields event) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        JsonNode related = read.json().path("related_object");
        if (related.path("id").isTextual()) {
            named.set("id", related.get("id"));
        }
        return new Told(
                read,
                event,
                named,
                "$.related_object",
                related.path("type").isTextual() ? related.get("type").textValue() : null);
    }

    StripeRead read() {
        return read;
    }

    /** The kind of object, or null where an event does not say. */
    String objectType() {
        return objectType;
    }

    /** The object as it is. */
    JsonNode object() {
        return object;
    }

    /**
     * What was received, as it would have been without being asked to be whole: where the object
     * that a balance transaction is from stands in it, its id does again.
     */
    JsonNode received() {
        JsonNode json = read.json();
        JsonNode source = json.path("source").path("id");
        if (!BALANCE_TRANSACTION.equals(objectType) || event != null || !source.isTextual()) {
            return json;
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        plain.setAll((ObjectNode) json);
        return plain.set("source", source);
    }

    /** The object's fields; findings name their place in what was read. */
    JsonFields fields(Findings findings) {
        return JsonFields.at(object, objectPath, findings);
    }

    /** The event's fields; empty for an object that was read. */
    Optional<JsonFields> event() {
        return Optional.ofNullable(event);
    }

    /** The event's type; empty for an object that was read. */
    Optional<String> eventType() {
        return event().flatMap(fields -> fields.text("type"));
    }

    /** The account that it belongs to: an event of a connected account names it. */
    String account() {
        return event().flatMap(fields -> fields.key("account")).orElse(read.account());
    }

    /** When it happened: the event's time; for an object, when it was read. */
    Instant happenedAt() {
        return eventTime().orElse(read.observedAt());
    }

    /** The event's time, seconds in one kind of event and ISO 8601 in the other. */
    Optional<Instant> eventTime() {
        return event().flatMap(
                        fields ->
                                fields.get("created") != null && fields.get("created").isTextual()
                                        ? fields.instant("created")
                                        : fields.epochSecond("created"));
    }

    /** Whether the object is gone. */
    boolean isDeleted() {
        return object.path("deleted").asBoolean(false)
                || eventType().map(type -> type.endsWith(".deleted")).orElse(false);
    }

    /** Whether an event says that one of these fields has changed. */
    boolean hasChanged(String... fields) {
        JsonNode previous = read.json().path("data").path("previous_attributes");
        return event != null && Stream.of(fields).anyMatch(previous::has);
    }

    /** The kind alone. */
    @Override
    public String toString() {
        return "Told[" + read.channel() + "]";
    }
}
