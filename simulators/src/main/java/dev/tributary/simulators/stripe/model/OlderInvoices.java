package dev.tributary.simulators.stripe.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Invoices before 2025-03-31.basil: they named their charge, payment intent and subscription
 * themselves, and their lines told a price.
 */
final class OlderInvoices {

    void invoice(ObjectNode invoice) {
        JsonNode details = invoice.path("parent").path("subscription_details");
        invoice.set("subscription", orNull(details.get("subscription")));
        invoice.set("charge", orNull(invoice.get("_charge")));
        invoice.set("payment_intent", orNull(invoice.get("_payment_intent")));
        invoice.put("paid", invoice.path("status").asText().equals("paid"));
        invoice.put("paid_out_of_band", false);
        invoice.putNull("tax");
        invoice.putArray("total_tax_amounts");
        invoice.putNull("discount");
        invoice.putNull("quote");
        invoice.remove(
                List.of(
                        "parent",
                        "total_taxes",
                        "total_pretax_credit_amounts",
                        "amount_overpaid",
                        "customer_account"));
    }

    void line(ObjectNode line) {
        boolean ofSubscription = line.path("parent").has("subscription_item_details");
        line.put("type", ofSubscription ? "subscription" : "invoiceitem");
        line.put("proration", false);
        line.set("price", orNull(line.get("_price")));
        line.putArray("tax_amounts");
        line.putArray("tax_rates");
        if (ofSubscription) {
            line.set(
                    "subscription_item",
                    line.path("parent")
                            .path("subscription_item_details")
                            .path("subscription_item"));
        }
        line.remove(
                List.of(
                        "parent",
                        "pricing",
                        "taxes",
                        "pretax_credit_amounts",
                        "subtotal",
                        "quantity_decimal"));
    }

    private static JsonNode orNull(JsonNode node) {
        return node == null ? Json.object("x", null).get("x") : node;
    }
}
