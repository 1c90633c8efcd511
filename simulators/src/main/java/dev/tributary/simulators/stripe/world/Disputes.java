package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Duration;
import java.util.List;

/** Disputes of one account: the money goes, and comes back when it wins. */
final class Disputes {

    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(8);

    private final Books books;
    private final Ledger ledger;
    private final Settlement settlement;

    Disputes(Books books, Ledger ledger, Settlement settlement) {
        this.books = books;
        this.ledger = ledger;
        this.settlement = settlement;
    }

    String open(String chargeId) {
        ObjectNode charge = books.get(ObjectType.CHARGE, chargeId);
        if (charge.path("disputed").asBoolean() || !charge.path("paid").asBoolean()) {
            throw new IllegalArgumentException("the charge cannot be disputed");
        }
        String id = books.ids().next(ObjectType.DISPUTE.prefix());
        String currency = charge.path("currency").asText();
        long amount = charge.path("amount").asLong();
        String withdrawn =
                move(id, "dispute", -amount, currency, Fees.ofDispute(settlement.into(currency)));
        ObjectNode dispute =
                Templates.of(
                        "dispute",
                        "id",
                        id,
                        "amount",
                        amount,
                        "charge",
                        chargeId,
                        "created",
                        books.timeline().seconds(),
                        "currency",
                        currency,
                        "payment_intent",
                        charge.get("payment_intent"));
        ((ObjectNode) dispute.get("evidence_details"))
                .put("due_by", books.timeline().now().plus(TIME_FOR_EVIDENCE).getEpochSecond());
        books.add(dispute);
        books.edit(ObjectType.CHARGE, chargeId, disputed -> disputed.put("disputed", true));
        books.emit("charge.dispute.created", dispute);
        addMoney(id, withdrawn, "charge.dispute.funds_withdrawn");
        return id;
    }

    void close(String id, boolean won) {
        ObjectNode dispute = books.get(ObjectType.DISPUTE, id);
        String status = dispute.path("status").asText();
        if (status.equals("won") || status.equals("lost")) {
            throw new IllegalArgumentException("the dispute is closed");
        }
        books.change(
                ObjectType.DISPUTE,
                id,
                "charge.dispute.closed",
                closed -> closed.put("status", won ? "won" : "lost"));
        if (won) {
            String back =
                    move(
                            id,
                            "dispute_reversal",
                            dispute.path("amount").asLong(),
                            dispute.path("currency").asText(),
                            List.of());
            addMoney(id, back, "charge.dispute.funds_reinstated");
        }
    }

    private void addMoney(String id, String transaction, String event) {
        ObjectNode money = books.get(ObjectType.BALANCE_TRANSACTION, transaction);
        books.change(
                ObjectType.DISPUTE,
                id,
                event,
                dispute -> ((ArrayNode) dispute.get("balance_transactions")).add(money));
    }

    private String move(
            String id, String category, long amount, String currency, List<ObjectNode> fees) {
        return ledger.post(
                new Posting(
                        "adjustment",
                        category,
                        settlement.convert(amount, currency),
                        settlement.into(currency),
                        fees,
                        id,
                        amount < 0 ? "Chargeback withdrawal" : "Chargeback reversal",
                        books.timeline().now(),
                        settlement.rate(currency)));
    }
}
