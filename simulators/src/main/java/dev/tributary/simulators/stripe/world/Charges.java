package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.util.ArrayList;
import java.util.List;

/** Sales of one account: a payment intent, its charge, its money. */
final class Charges {

    private final Books books;
    private final Ledger ledger;
    private final Settlement settlement;
    private final ApplicationFees fees;

    /**
     * @param fees takes the platform's part
     */
    Charges(Books books, Ledger ledger, Settlement settlement, ApplicationFees fees) {
        this.books = books;
        this.ledger = ledger;
        this.settlement = settlement;
        this.fees = fees;
    }

    String succeed(ChargeOrder order) {
        String charge = start(order, "succeeded");
        take(charge, order.applicationFee());
        return charge;
    }

    /** One whose outcome the bank tells later. */
    String pend(ChargeOrder order) {
        String charge = start(order, "pending");
        books.emit("charge.pending", books.get(ObjectType.CHARGE, charge));
        tellIntent(charge, "payment_intent.processing");
        return charge;
    }

    String decline(ChargeOrder order) {
        String charge = start(order, "failed");
        fail(charge);
        return charge;
    }

    /** A pending one succeeds. */
    void settle(String charge) {
        require(charge, "pending");
        books.edit(
                ObjectType.CHARGE,
                charge,
                settled -> {
                    settled.put("status", "succeeded").put("paid", true).put("captured", true);
                    settled.put("amount_captured", settled.path("amount").asLong());
                });
        take(charge, 0);
    }

    /** A pending one fails. */
    void failPending(String charge) {
        require(charge, "pending");
        fail(charge);
    }

    private void require(String charge, String status) {
        String is = books.get(ObjectType.CHARGE, charge).path("status").asText();
        if (!is.equals(status)) {
            throw new IllegalArgumentException("the charge is " + is + ", not " + status);
        }
    }

    private String start(ChargeOrder order, String status) {
        String intent = books.ids().next(ObjectType.PAYMENT_INTENT.prefix());
        String charge = books.ids().next(ObjectType.CHARGE.prefix());
        ObjectNode created = intent(intent, order);
        books.add(created);
        books.emit("payment_intent.created", created);
        books.add(charge(charge, intent, order, status));
        books.edit(
                ObjectType.PAYMENT_INTENT,
                intent,
                started -> {
                    started.put("latest_charge", charge);
                    started.set("_charges", Json.object("ids", List.of(charge)).get("ids"));
                    started.put("status", intentStatus(status));
                    if (status.equals("succeeded")) {
                        started.put("amount_received", order.amount());
                    }
                });
        return charge;
    }

    private ObjectNode intent(String id, ChargeOrder order) {
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

    private ObjectNode charge(String id, String intent, ChargeOrder order, String status) {
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

    private void take(String id, long applicationFee) {
        ObjectNode charge = books.get(ObjectType.CHARGE, id);
        String currency = charge.path("currency").asText();
        String into = settlement.into(currency);
        long amount = settlement.convert(charge.path("amount").asLong(), currency);
        List<ObjectNode> parts = new ArrayList<>();
        parts.add(Fees.ofPayment(amount, into));
        if (applicationFee > 0) {
            String fee = fees.take(books.account(), id, applicationFee, currency);
            parts.add(
                    Fees.ofApplication(
                            settlement.convert(applicationFee, currency),
                            into,
                            fees.application()));
            books.edit(
                    ObjectType.CHARGE,
                    id,
                    taken -> {
                        taken.put("application_fee", fee);
                        taken.put("application", fees.application());
                    });
        }
        String transaction =
                ledger.post(
                        new Posting(
                                "charge",
                                "charge",
                                amount,
                                into,
                                parts,
                                id,
                                charge.path("description").asText(null),
                                ledger.availableOn(),
                                settlement.rate(currency)));
        books.edit(ObjectType.CHARGE, id, taken -> taken.put("balance_transaction", transaction));
        books.emit("charge.succeeded", books.get(ObjectType.CHARGE, id));
        books.edit(
                ObjectType.PAYMENT_INTENT,
                charge.path("payment_intent").asText(),
                intent ->
                        intent.put("status", "succeeded")
                                .put("amount_received", charge.path("amount").asLong()));
        tellIntent(id, "payment_intent.succeeded");
    }

    private void fail(String id) {
        ObjectNode charge =
                books.edit(
                        ObjectType.CHARGE,
                        id,
                        failed -> {
                            failed.put("status", "failed").put("paid", false);
                            failed.put("failure_code", "card_declined");
                            failed.put("failure_message", "Your card was declined.");
                            failed.set("outcome", declined());
                        });
        books.emit("charge.failed", charge);
        books.edit(
                ObjectType.PAYMENT_INTENT,
                charge.path("payment_intent").asText(),
                intent ->
                        intent.put("status", "requires_payment_method")
                                .set("last_payment_error", paymentError(id)));
        tellIntent(id, "payment_intent.payment_failed");
    }

    private static ObjectNode declined() {
        return Json.object(
                "advice_code", null,
                "network_advice_code", null,
                "network_decline_code", "05",
                "network_status", "declined_by_network",
                "reason", "generic_decline",
                "risk_level", "normal",
                "seller_message", "The bank did not return any further details.",
                "type", "issuer_declined");
    }

    private static ObjectNode paymentError(String charge) {
        return Json.object(
                "charge", charge,
                "code", "card_declined",
                "decline_code", "generic_decline",
                "message", "Your card was declined.",
                "type", "card_error");
    }

    private void tellIntent(String charge, String event) {
        String intent = books.get(ObjectType.CHARGE, charge).path("payment_intent").asText();
        books.emit(event, books.get(ObjectType.PAYMENT_INTENT, intent));
    }

    private static String intentStatus(String charge) {
        return switch (charge) {
            case "succeeded" -> "succeeded";
            case "pending" -> "processing";
            default -> "requires_payment_method";
        };
    }
}
