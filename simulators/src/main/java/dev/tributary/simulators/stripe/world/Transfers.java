package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Money that the platform sends to a connected account. */
final class Transfers {

    private final Books platform;
    private final Ledger ledger;

    Transfers(Books platform, Ledger ledger) {
        this.platform = platform;
        this.ledger = ledger;
    }

    /**
     * Sends an amount.
     *
     * @param to the connected account
     * @param toLedger its money
     */
    String send(Books to, Ledger toLedger, long amount, String currency) {
        String id = platform.ids().next(ObjectType.TRANSFER.prefix());
        String payment = to.ids().next("py_");
        Instant now = platform.timeline().now();
        String out = ledger.post(posting("transfer", "transfer", -amount, currency, id, now));
        String in = toLedger.post(posting("payment", "charge", amount, currency, payment, now));
        ObjectNode received =
                Templates.of(
                        "charge",
                        "id",
                        payment,
                        "amount",
                        amount,
                        "amount_captured",
                        amount,
                        "balance_transaction",
                        in,
                        "created",
                        now.getEpochSecond(),
                        "currency",
                        currency,
                        "source_transfer",
                        id,
                        "_refunds",
                        List.of());
        to.add(received);
        to.emit("payment.created", received);
        ObjectNode transfer =
                Templates.of(
                        "transfer",
                        "id",
                        id,
                        "amount",
                        amount,
                        "balance_transaction",
                        out,
                        "created",
                        now.getEpochSecond(),
                        "currency",
                        currency,
                        "destination",
                        to.account(),
                        "destination_payment",
                        payment);
        ((ObjectNode) transfer.get("reversals")).put("url", "/v1/transfers/" + id + "/reversals");
        platform.add(transfer);
        platform.emit("transfer.created", transfer);
        return id;
    }

    /** Takes some of a transfer back; gives the reversal's id. */
    String reverse(String transfer, Books from, Ledger fromLedger, long amount) {
        ObjectNode sent = platform.get(ObjectType.TRANSFER, transfer);
        long reversed = sent.path("amount_reversed").asLong() + amount;
        if (reversed > sent.path("amount").asLong()) {
            throw new IllegalArgumentException("less is left of the transfer than is reversed");
        }
        String id = platform.ids().next("trr_");
        String currency = sent.path("currency").asText();
        Instant now = platform.timeline().now();
        String back =
                ledger.post(
                        posting("transfer_refund", "transfer_reversal", amount, currency, id, now));
        String refund =
                new Refunds(from, fromLedger, new Settlement(currency, Set.of(currency)))
                        .ofPayment(sent.path("destination_payment").asText(), amount, id);
        ObjectNode reversal =
                Json.object(
                        "id", id,
                        "object", "transfer_reversal",
                        "amount", amount,
                        "balance_transaction", back,
                        "created", now.getEpochSecond(),
                        "currency", currency,
                        "destination_payment_refund", refund,
                        "metadata", Json.object(),
                        "source_refund", null,
                        "transfer", transfer);
        platform.change(
                ObjectType.TRANSFER,
                transfer,
                "transfer.reversed",
                changed -> {
                    changed.put("amount_reversed", reversed);
                    changed.put("reversed", reversed == changed.path("amount").asLong());
                    ((ArrayNode) changed.path("reversals").path("data")).insert(0, reversal);
                });
        return id;
    }

    private static Posting posting(
            String type, String category, long amount, String currency, String source, Instant at) {
        return new Posting(
                type, category, amount, currency, List.of(), source, "Transfer", at, null);
    }
}
