package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.util.Optional;

/** Invoices of one account: drafts, and those that a charge pays at once. */
final class Invoices {

    private final Books books;
    private final Charges charges;
    private long number;

    Invoices(Books books, Charges charges) {
        this.books = books;
        this.charges = charges;
    }

    /** One by hand, not final. */
    String draft(String customer, long amount, String currency) {
        long now = books.timeline().seconds();
        String id = books.ids().next(ObjectType.INVOICE.prefix());
        ObjectNode parent =
                Json.object(
                        "invoice_item_details",
                        Json.object(
                                "invoice_item",
                                books.ids().next("ii_"),
                                "proration",
                                false,
                                "proration_details",
                                null,
                                "subscription",
                                null),
                        "type",
                        "invoice_item_details");
        ObjectNode invoice = invoice(id, customer, amount, currency, now, now);
        lines(invoice).add(line(id, amount, currency, now, now, parent));
        return add(invoice);
    }

    /** One of a subscription's period, finalized and paid. */
    String ofSubscription(ObjectNode subscription, long from, long to, String reason) {
        ObjectNode item = (ObjectNode) subscription.path("items").path("data").get(0);
        ObjectNode price = (ObjectNode) item.get("price");
        long amount = price.path("unit_amount").asLong();
        String currency = price.path("currency").asText();
        String customer = subscription.path("customer").asText();
        String id = books.ids().next(ObjectType.INVOICE.prefix());
        ObjectNode invoice = invoice(id, customer, amount, currency, from, to);
        invoice.put("billing_reason", reason);
        invoice.set(
                "parent",
                Json.object(
                        "quote_details",
                        null,
                        "subscription_details",
                        Json.object(
                                "metadata", Json.object(),
                                "subscription", subscription.get("id")),
                        "type",
                        "subscription_details"));
        ObjectNode line = line(id, amount, currency, from, to, itemParent(subscription, item));
        line.set("_price", price);
        line.set("subscription", subscription.get("id"));
        lines(invoice).add(line);
        add(invoice);
        finish(id);
        pay(id, ChargeOrder.of(amount, currency).by(customer).paying(id));
        return id;
    }

    void delete(String id) {
        if (!books.get(ObjectType.INVOICE, id).path("status").asText().equals("draft")) {
            throw new IllegalArgumentException("only drafts can be deleted");
        }
        books.delete(ObjectType.INVOICE, id, "invoice.deleted");
    }

    private void finish(String id) {
        books.change(
                ObjectType.INVOICE,
                id,
                "invoice.finalized",
                invoice -> {
                    long now = books.timeline().seconds();
                    invoice.put("status", "open").put("effective_at", now);
                    invoice.put("number", String.format("INV-%06d", ++number));
                    ((ObjectNode) invoice.get("status_transitions")).put("finalized_at", now);
                });
    }

    private void pay(String id, ChargeOrder order) {
        String chargeId = charges.succeed(order);
        ObjectNode charge = books.get(ObjectType.CHARGE, chargeId);
        books.change(
                ObjectType.INVOICE,
                id,
                "invoice.paid",
                invoice -> {
                    long due = invoice.path("amount_due").asLong();
                    invoice.put("status", "paid").put("attempted", true).put("attempt_count", 1);
                    invoice.put("amount_paid", due).put("amount_remaining", 0);
                    invoice.put("_charge", chargeId);
                    invoice.set("_payment_intent", charge.get("payment_intent"));
                    ((ObjectNode) invoice.get("status_transitions"))
                            .put("paid_at", books.timeline().seconds());
                });
        books.emit("invoice.payment_succeeded", books.get(ObjectType.INVOICE, id));
    }

    private ObjectNode invoice(
            String id, String customer, long amount, String currency, long from, long to) {
        ObjectNode invoice =
                Templates.of(
                        "invoice",
                        "id",
                        id,
                        "amount_due",
                        amount,
                        "amount_remaining",
                        amount,
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        currency,
                        "customer",
                        customer,
                        "period_end",
                        to,
                        "period_start",
                        from,
                        "subtotal",
                        amount,
                        "subtotal_excluding_tax",
                        amount,
                        "total",
                        amount,
                        "total_excluding_tax",
                        amount);
        Optional<ObjectNode> buyer = books.find(customer);
        buyer.ifPresent(
                known -> {
                    invoice.set("customer_email", known.get("email"));
                    invoice.set("customer_name", known.get("name"));
                });
        ((ObjectNode) invoice.get("lines")).put("url", "/v1/invoices/" + id + "/lines");
        return invoice;
    }

    private ObjectNode line(
            String invoice, long amount, String currency, long from, long to, ObjectNode parent) {
        return Templates.of(
                "line_item",
                "id",
                books.ids().next("il_"),
                "amount",
                amount,
                "currency",
                currency,
                "invoice",
                invoice,
                "parent",
                parent,
                "period",
                Json.object("end", to, "start", from),
                "pricing",
                Json.object("type", "price_details", "unit_amount_decimal", Long.toString(amount)),
                "subtotal",
                amount);
    }

    private static ObjectNode itemParent(ObjectNode subscription, ObjectNode item) {
        return Json.object(
                "subscription_item_details",
                Json.object(
                        "invoice_item",
                        null,
                        "proration",
                        false,
                        "proration_details",
                        null,
                        "subscription",
                        subscription.get("id"),
                        "subscription_item",
                        item.get("id")),
                "type",
                "subscription_item_details");
    }

    private static ArrayNode lines(ObjectNode invoice) {
        return (ArrayNode) invoice.get("lines").get("data");
    }

    private String add(ObjectNode invoice) {
        books.add(invoice);
        books.emit("invoice.created", invoice);
        return invoice.path("id").asText();
    }
}
