package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.time.Instant;
import java.util.List;

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

    private static Posting posting(
            String type, String category, long amount, String currency, String source, Instant at) {
        return new Posting(
                type, category, amount, currency, List.of(), source, "Transfer", at, null);
    }
}
