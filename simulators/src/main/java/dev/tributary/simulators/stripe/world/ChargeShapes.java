package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.Templates;
import java.util.List;

/** How payment intents and charges look as they begin and as they fail. */
final class ChargeShapes {

    private final Books books;

    ChargeShapes(Books books) {
        this.books = books;
    }

    /** A payment intent before anything is paid. */
    ObjectNode intent(String id, ChargeOrder order) {
        return Templates.of(
                "payment_intent",
                "id",
                id,
                "amount",
                order.amount(),
                "application_fee_amount",
                feeOf(order),
                "client_secret",
                id + "_secret_" + books.ids().letters(24),
                "created",
                books.timeline().seconds(),
                "currency",
                order.currency(),
                "customer",
                order.customer().orElse(null),
                "description",
                order.description().orElse(null),
                "status",
                "requires_payment_method",
                "_invoice",
                order.invoice().orElse(null));
    }

    /** A charge as it begins. */
    ObjectNode charge(String id, String intent, ChargeOrder order, String status) {
        boolean paid = status.equals("succeeded");
        ObjectNode charge =
                Templates.of(
                        "charge",
                        "id",
                        id,
                        "amount",
                        order.amount(),
                        "amount_captured",
                        paid ? order.amount() : 0,
                        "application_fee_amount",
                        feeOf(order),
                        "captured",
                        paid,
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        order.currency(),
                        "customer",
                        order.customer().orElse(null),
                        "description",
                        order.description().orElse(null),
                        "paid",
                        paid,
                        "payment_intent",
                        intent,
                        "payment_method",
                        books.ids().next("pm_"),
                        "payment_method_details",
                        card(order.amount()),
                        "status",
                        status,
                        "_invoice",
                        order.invoice().orElse(null),
                        "_refunds",
                        List.of());
        order.customer().flatMap(books::find).ifPresent(customer -> bill(charge, customer));
        return charge;
    }

    private static void bill(ObjectNode charge, ObjectNode customer) {
        ObjectNode billing = (ObjectNode) charge.get("billing_details");
        billing.set("name", customer.get("name"));
        billing.set("email", customer.get("email"));
    }

    private ObjectNode card(long amount) {
        ObjectNode details = Templates.of("card");
        ObjectNode card = (ObjectNode) details.get("card");
        card.put("fingerprint", books.ids().letters(16));
        ((ObjectNode) card.get("overcapture")).put("maximum_amount_capturable", amount);
        return details;
    }

    private static Long feeOf(ChargeOrder order) {
        return order.applicationFee() == 0 ? null : order.applicationFee();
    }

    /** What a bank that declines says. */
    static ObjectNode declined() {
        return Json.object(
                "advice_code", null,
                "network_advice_code", null,
                "network_decline_code", "05",
                "network_status", "declined_by_network",
                "reason", "generic_decline",
                "risk_level", "normal",
                "seller_message", "Declined by the bank.",
                "type", "issuer_declined");
    }

    /** What a payment intent tells of a declined charge. */
    static ObjectNode paymentError(String charge) {
        return Json.object(
                "charge", charge,
                "code", "card_declined",
                "decline_code", "generic_decline",
                "message", "Your card was declined.",
                "type", "card_error");
    }

    /** A payment intent's status while its charge has one. */
    static String intentStatus(String charge) {
        return switch (charge) {
            case "succeeded" -> "succeeded";
            case "pending" -> "processing";
            default -> "requires_payment_method";
        };
    }
}
