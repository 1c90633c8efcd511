package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.util.List;

/** Refunds of one account. */
final class Refunds {

    private final Books books;
    private final Ledger ledger;
    private final Settlement settlement;

    Refunds(Books books, Ledger ledger, Settlement settlement) {
        this.books = books;
        this.ledger = ledger;
        this.settlement = settlement;
    }

    String refund(String chargeId, long amount) {
        return refund(chargeId, amount, "refund", null);
    }

    /** Of a payment that a transfer made, as the transfer is reversed. */
    String ofPayment(String payment, long amount, String reversal) {
        return refund(payment, amount, "payment_refund", reversal);
    }

    private String refund(String chargeId, long amount, String type, String reversal) {
        ObjectNode charge = books.get(ObjectType.CHARGE, chargeId);
        long left =
                charge.path("amount_captured").asLong() - charge.path("amount_refunded").asLong();
        if (amount > left || !charge.path("paid").asBoolean()) {
            throw new IllegalArgumentException("less is left of the charge than is refunded");
        }
        String id = books.ids().next(ObjectType.REFUND.prefix());
        String transaction = move(type, "refund", id, charge, -amount);
        ObjectNode refund =
                Templates.of(
                        "refund",
                        "id",
                        id,
                        "amount",
                        amount,
                        "balance_transaction",
                        transaction,
                        "charge",
                        chargeId,
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        charge.get("currency"),
                        "customer",
                        charge.get("customer"),
                        "payment_intent",
                        charge.get("payment_intent"),
                        "reason",
                        reversal == null ? "requested_by_customer" : null,
                        "transfer_reversal",
                        reversal);
        books.add(refund);
        books.emit("refund.created", refund);
        books.change(
                ObjectType.CHARGE,
                chargeId,
                "charge.refunded",
                refunded -> {
                    count(refunded, amount);
                    ((ArrayNode) refunded.get("_refunds")).add(id);
                });
        return id;
    }

    /** The bank sends the refund back. */
    void fail(String id) {
        ObjectNode refund = books.get(ObjectType.REFUND, id);
        if (refund.path("status").asText().equals("failed")) {
            throw new IllegalArgumentException("it has failed before");
        }
        ObjectNode charge = books.get(ObjectType.CHARGE, refund.path("charge").asText());
        long amount = refund.path("amount").asLong();
        String returned = move("refund_failure", "refund_failure", id, charge, amount);
        books.edit(ObjectType.CHARGE, charge.path("id").asText(), back -> count(back, -amount));
        books.change(
                ObjectType.REFUND,
                id,
                "refund.failed",
                failed ->
                        failed.put("status", "failed")
                                .put("failure_reason", "lost_or_stolen_card")
                                .put("failure_balance_transaction", returned));
        books.emit("charge.refund.updated", books.get(ObjectType.REFUND, id));
        books.emit("charge.updated", books.get(ObjectType.CHARGE, charge.path("id").asText()));
    }

    private static void count(ObjectNode charge, long amount) {
        long refunded = charge.path("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", refunded);
        charge.put("refunded", refunded == charge.path("amount").asLong());
    }

    private String move(String type, String category, String id, ObjectNode charge, long amount) {
        String currency = charge.path("currency").asText();
        return ledger.post(
                new Posting(
                        type,
                        category,
                        settlement.convert(amount, currency),
                        settlement.into(currency),
                        List.of(),
                        id,
                        amount < 0 ? "REFUND FOR CHARGE" : "REFUND FAILURE",
                        books.timeline().now(),
                        settlement.rate(currency)));
    }
}
