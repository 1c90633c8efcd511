package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an object looks in a version of the API. Objects are kept in the latest one; what an older
 * one shows besides is kept in fields that begin with an underscore, which no answer shows.
 */
public final class Rendering {

    private static final LaterFields LATER = new LaterFields();

    private final OlderInvoices invoices = new OlderInvoices();
    private final Function<String, Optional<ObjectNode>> lookup;

    /**
     * @param lookup an object as it is kept, by its id
     */
    public Rendering(Function<String, Optional<ObjectNode>> lookup) {
        this.lookup = lookup;
    }

    /** Changes an object, and all within it, to how a version shows it. */
    public ObjectNode render(ObjectNode object, ApiVersion version) {
        for (JsonNode child : children(object)) {
            if (child instanceof ObjectNode inner) {
                render(inner, version);
            }
        }
        if (version.before(ApiVersion.V2025_03_31_BASIL)) {
            beforeBasil(object);
        }
        if (version.before(ApiVersion.V2024_06_20)) {
            LATER.removeFrom(object);
        }
        if (version.before(ApiVersion.V2022_11_15)) {
            beforeNovember2022(object, version);
        }
        hideInner(object);
        return object;
    }

    private void beforeBasil(ObjectNode object) {
        switch (object.path("object").asText()) {
            case "invoice" -> invoices.invoice(object);
            case "line_item" -> invoices.line(object);
            case "subscription" -> beforeBasilSubscription(object);
            case "subscription_item" ->
                    object.remove(List.of("current_period_start", "current_period_end"));
            case "charge", "payment_intent" -> object.set("invoice", object.get("_invoice"));
            case "balance_transaction" -> object.remove("balance_type");
            default -> {
                // Alike in all versions.
            }
        }
    }

    private static void beforeBasilSubscription(ObjectNode subscription) {
        subscription.set("current_period_start", subscription.get("_period_start"));
        subscription.set("current_period_end", subscription.get("_period_end"));
        subscription.putNull("discount");
        subscription.remove(List.of("billing_mode", "customer_account"));
    }

    /** Charges then told their refunds, payment intents their charges. */
    private void beforeNovember2022(ObjectNode object, ApiVersion version) {
        String id = object.path("id").asText();
        switch (object.path("object").asText()) {
            case "charge" ->
                    object.set("refunds", inner(object.path("_refunds"), version, "charges", id));
            case "payment_intent" ->
                    object.set(
                            "charges",
                            inner(object.path("_charges"), version, "payment_intents", id));
            default -> {
                // Alike in all versions.
            }
        }
    }

    private ObjectNode inner(JsonNode ids, ApiVersion version, String path, String owner) {
        List<ObjectNode> found = new ArrayList<>();
        for (JsonNode id : ids) {
            lookup.apply(id.asText()).ifPresent(one -> found.add(render(one, version)));
        }
        String url = path.equals("charges") ? "/v1/charges/" + owner + "/refunds" : "/v1/charges";
        return Json.list(found, false, url);
    }

    private static List<JsonNode> children(JsonNode node) {
        List<JsonNode> children = new ArrayList<>();
        for (JsonNode child : node) {
            if (child.isArray()) {
                child.forEach(children::add);
            } else {
                children.add(child);
            }
        }
        return children;
    }

    private static void hideInner(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !name.startsWith("_"));
        object.remove(names);
    }
}
