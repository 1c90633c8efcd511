package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import java.util.ArrayList;
import java.util.List;

/** Sales of one account: a payment intent, its charge, its money. */
final class Charges {

    private final Books books;
    private final Ledger ledger;
    private final Settlement settlement;
    private final ApplicationFees fees;
    private final ChargeShapes shapes;

    /**
     * @param fees takes the platform's part
     */
    Charges(Books books, Ledger ledger, Settlement settlement, ApplicationFees fees) {
        this.books = books;
        this.ledger = ledger;
        this.settlement = settlement;
        this.fees = fees;
        this.shapes = new ChargeShapes(books);
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
        ObjectNode created = shapes.intent(intent, order);
        books.add(created);
        books.emit("payment_intent.created", created);
        books.add(shapes.charge(charge, intent, order, status));
        books.edit(
                ObjectType.PAYMENT_INTENT,
                intent,
                started -> {
                    started.put("latest_charge", charge);
                    started.set("_charges", Json.object("ids", List.of(charge)).get("ids"));
                    started.put("status", ChargeShapes.intentStatus(status));
                    if (status.equals("succeeded")) {
                        started.put("amount_received", order.amount());
                    }
                });
        return charge;
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
                            failed.set("outcome", ChargeShapes.declined());
                        });
        books.emit("charge.failed", charge);
        books.edit(
                ObjectType.PAYMENT_INTENT,
                charge.path("payment_intent").asText(),
                intent ->
                        intent.put("status", "requires_payment_method")
                                .set("last_payment_error", ChargeShapes.paymentError(id)));
        tellIntent(id, "payment_intent.payment_failed");
    }

    private void tellIntent(String charge, String event) {
        String intent = books.get(ObjectType.CHARGE, charge).path("payment_intent").asText();
        books.emit(event, books.get(ObjectType.PAYMENT_INTENT, intent));
    }
}
