package dev.tributary.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stripe's objects and events, full of canaries; each has an id of its own. */
final class StripeCanaryObjects {
    static final String ACCOUNT = "acct_1Wren";

    /** The lists that are read, and what is in them. */
    static final Map<String, String> LISTS =
            Map.ofEntries(
                    Map.entry("balance_transactions", "balance_transaction"),
                    Map.entry("charges", "charge"),
                    Map.entry("refunds", "refund"),
                    Map.entry("payouts", "payout"),
                    Map.entry("disputes", "dispute"),
                    Map.entry("payment_intents", "payment_intent"),
                    Map.entry("invoices", "invoice"),
                    Map.entry("customers", "customer"),
                    Map.entry("subscriptions", "subscription"),
                    Map.entry("products", "product"),
                    Map.entry("prices", "price"),
                    Map.entry("transfers", "transfer"),
                    Map.entry("application_fees", "application_fee"),
                    Map.entry("accounts", "account"));

    /** What only events tell of. */
    private static final List<String> OTHERS =
            List.of("person", "bank_account", "card", "topup", "source", "issuing.cardholder");

    /** Without these nothing would be read at all. */
    private static final Set<String> KEPT = Set.of("id", "object", "currency", "created");

    private static final List<String> ADDRESS =
            List.of("line1", "line2", "city", "state", "postal_code", "country");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final long now = Instant.now().getEpochSecond() - 5;
    private int numbers;
    private int canaries;

    /** What a list has: an object as it should be, one for each turn of canaries, spoilt ones. */
    ArrayNode list(String path) {
        String kind = LISTS.get(path);
        ArrayNode all = JSON.arrayNode();
        all.add(object(kind));
        for (int turn = 0; turn < Canary.PERSONAL.size(); turn++) {
            all.add(everywhere(kind, turn));
        }
        spoilt(kind).forEach(all::add);
        return all;
    }

    /** Events of every kind of object, and some that are none. */
    ArrayNode events() {
        ArrayNode all = JSON.arrayNode();
        List<String> kinds = new ArrayList<>(LISTS.values());
        kinds.addAll(OTHERS);
        for (String kind : kinds) {
            all.add(event(kind + ".updated", object(kind)));
            for (int turn = 0; turn < turns(kind); turn++) {
                all.add(event(kind + ".updated", everywhere(kind, turn)));
            }
            all.add(event(kind + ".deleted", object(kind)));
            spoilt(kind).forEach(object -> all.add(event(kind + ".updated", object)));
        }
        ObjectNode strange = event(canary() + ".updated", object("customer"));
        strange.put("api_version", canary()).put("account", canary()).put("created", canary());
        all.add(strange);
        ObjectNode nameless = event("customer.updated", object("customer"));
        nameless.put("id", canary() + "\u0007");
        all.add(nameless);
        return all;
    }

    /** What an offset takes from events is each canary once. */
    private static int turns(String kind) {
        return kind.equals("dispute") || kind.equals("payout") ? Canary.PERSONAL.size() : 1;
    }

    /** An event as Stripe sends it. */
    ObjectNode event(String type, JsonNode object) {
        ObjectNode event = JSON.objectNode();
        event.put("id", "evt_" + ++numbers)
                .put("object", "event")
                .put("api_version", "2026-07-29.dahlia")
                .put("created", now)
                .put("livemode", false)
                .put("type", type);
        event.putObject("request").put("id", canary()).put("idempotency_key", canary());
        ObjectNode data = event.putObject("data");
        data.set("object", object);
        data.putObject("previous_attributes").put("status", canary()).put("email", canary());
        return event;
    }

    /** An object as it should be, of which everything that is a person's is a canary. */
    ObjectNode object(String kind) {
        ObjectNode object = plain(kind);
        for (String field :
                List.of("name", "email", "phone", "description", "statement_descriptor", "note")) {
            object.put(field, canary());
        }
        object.put("receipt_email", canary()).put("bank_name", canary()).put("last4", canary());
        object.put("account_holder_name", canary()).put("routing_number", canary());
        for (String field :
                List.of(
                        "billing_details",
                        "shipping",
                        "customer_details",
                        "individual",
                        "company",
                        "business_profile",
                        "evidence",
                        "source_owner")) {
            object.set(field, person());
        }
        object.putObject("metadata").put(canary(), canary());
        ObjectNode method = object.putObject("payment_method_details").put("type", "card");
        method.set("card", person());
        method.set("us_bank_account", person());
        object.putObject("external_accounts").putArray("data").add(person());
        object.putObject("trace_id").put("status", "supported").put("value", canary());
        if (kind.equals("payout")) {
            object.set("destination", person());
        }
        if (kind.equals("balance_transaction")) {
            object.set("source", object("charge"));
        }
        return object;
    }

    private ObjectNode person() {
        ObjectNode person = JSON.objectNode();
        for (String field :
                List.of(
                        "name",
                        "first_name",
                        "email",
                        "phone",
                        "last4",
                        "fingerprint",
                        "account_number",
                        "routing_number",
                        "bank_name",
                        "account_holder_name",
                        "ssn_last_4",
                        "id_number",
                        "product_description")) {
            person.put(field, canary());
        }
        ObjectNode address = person.putObject("address");
        ADDRESS.forEach(field -> address.put(field, canary()));
        return person;
    }

    private ObjectNode plain(String kind) {
        ObjectNode object = templateOf(kind);
        object.put("id", kind.equals("account") ? ACCOUNT : kind.charAt(0) + "_" + ++numbers)
                .put("object", kind)
                .put("created", now)
                .put("currency", "usd")
                .put("amount", 1_000);
        if (kind.equals("balance_transaction")) {
            object.put("id", "txn_" + numbers)
                    .put("fee", 30)
                    .put("net", 970)
                    .put("available_on", now)
                    .put("status", "available")
                    .put("type", "charge")
                    .put("reporting_category", "charge");
        }
        return object;
    }

    private static ObjectNode templateOf(String kind) {
        try {
            return Templates.of(kind);
        } catch (IllegalArgumentException none) {
            return JSON.objectNode();
        }
    }

    /** A canary in every text there is or could be, whatever belongs there. */
    private ObjectNode everywhere(String kind, int turn) {
        canaries = turn;
        ObjectNode object = object(kind);
        if (kind.equals("account")) {
            object.put("id", ACCOUNT + ++numbers);
        }
        return (ObjectNode) filled(object, KEPT);
    }

    private JsonNode filled(JsonNode node, Set<String> kept) {
        if (node.isObject()) {
            ObjectNode copy = JSON.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                copy.set(
                        field.getKey(),
                        kept.contains(field.getKey())
                                ? field.getValue()
                                : filled(field.getValue(), Set.of("object")));
            }
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JSON.arrayNode();
            node.forEach(item -> copy.add(filled(item, Set.of("object"))));
            return copy;
        }
        return node.isTextual() || node.isNull() ? JSON.textNode(canary()) : node;
    }

    /** Canaries where numbers, truths, times, ids and parts belong. */
    private List<ObjectNode> spoilt(String kind) {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode numbersAreTexts = object(kind);
        for (String field : new HashSet<>(List.copyOf(names(numbersAreTexts)))) {
            JsonNode value = numbersAreTexts.get(field);
            if (value.isNumber() || value.isBoolean()) {
                numbersAreTexts.put(field, canary());
            }
        }
        all.add(numbersAreTexts);
        ObjectNode partsAreTexts = object(kind);
        ObjectNode textsAreParts = object(kind);
        for (String field : names(partsAreTexts)) {
            if (!KEPT.contains(field)) {
                if (partsAreTexts.get(field).isContainerNode()) {
                    partsAreTexts.put(field, canary());
                } else if (textsAreParts.get(field) != null) {
                    textsAreParts.putObject(field).put(canary(), canary());
                }
            }
        }
        all.add(partsAreTexts);
        all.add(textsAreParts);
        all.add(object(kind).put("currency", canary()));
        all.add(object(kind).put("exchange_rate", canary()).put("status", canary()));
        all.add(object(kind).put("id", canary() + "\n"));
        ObjectNode nameless = object(kind);
        nameless.remove("id");
        all.add(nameless);
        all.add(object(kind).put("object", canary()));
        ObjectNode kindless = object(kind);
        kindless.putObject("object").put(canary(), canary());
        all.add(kindless);
        return all;
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the account holds, in a currency and in one that is none. */
    ObjectNode balance() {
        ObjectNode balance = JSON.objectNode().put("object", "balance").put("livemode", false);
        ArrayNode available = balance.putArray("available");
        available.addObject().put("amount", 10).put("currency", "usd").put("note", canary());
        available.addObject().put("amount", canary()).put("currency", "eur");
        available.addObject().put("amount", 10).put("currency", canary());
        balance.putArray("pending").add(canary());
        return balance;
    }

    /** What Stripe says of a call that it does not answer. */
    ObjectNode error() {
        ObjectNode error = JSON.objectNode();
        ObjectNode inner = error.putObject("error");
        for (String field : List.of("code", "type", "message", "param", "doc_url")) {
            // Two words: one word alone would be a code.
            inner.put(field, canary() + " " + canary());
        }
        return error;
    }

    String canary() {
        return Canary.personal(++canaries);
    }
}
