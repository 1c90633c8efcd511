package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Json;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.model.Templates;
import java.math.BigDecimal;
import java.util.List;

/** What the platform earns of its connected accounts' sales. */
final class ApplicationFees {

    private final Books platform;
    private final Ledger ledger;
    private final Settlement settlement;
    private final String application;

    ApplicationFees(Books platform, Ledger ledger, Settlement settlement) {
        this.platform = platform;
        this.ledger = ledger;
        this.settlement = settlement;
        this.application = platform.ids().next("ca_");
    }

    String application() {
        return application;
    }

    /** Takes a fee of a connected account's charge; gives the fee's id. */
    String take(String account, String charge, long amount, String currency) {
        String id = platform.ids().next(ObjectType.APPLICATION_FEE.prefix());
        BigDecimal rate = settlement.rate(currency);
        String transaction =
                ledger.post(
                        new Posting(
                                "application_fee",
                                "platform_earning",
                                settlement.convert(amount, currency),
                                settlement.into(currency),
                                List.of(),
                                id,
                                "Application fee",
                                ledger.availableOn(),
                                rate));
        ObjectNode fee =
                Templates.of(
                        "application_fee",
                        "id",
                        id,
                        "account",
                        account,
                        "amount",
                        amount,
                        "application",
                        application,
                        "balance_transaction",
                        transaction,
                        "charge",
                        charge,
                        "created",
                        platform.timeline().seconds(),
                        "currency",
                        currency,
                        "fee_source",
                        Json.object("charge", charge, "type", "charge"));
        ((ObjectNode) fee.get("refunds")).put("url", "/v1/application_fees/" + id + "/refunds");
        platform.add(fee);
        platform.emit("application_fee.created", fee);
        return id;
    }

    /** Gives some of a fee back to the account it was taken from; gives the fee refund's id. */
    String refund(String fee, long amount, Account account) {
        ObjectNode taken = platform.get(ObjectType.APPLICATION_FEE, fee);
        long refunded = taken.path("amount_refunded").asLong() + amount;
        if (refunded > taken.path("amount").asLong()) {
            throw new IllegalArgumentException("less is left of the fee than is refunded");
        }
        String id = platform.ids().next("fr_");
        String currency = taken.path("currency").asText();
        String out = move(ledger, settlement, "application_fee_refund", id, -amount, currency);
        move(
                account.ledger(),
                account.settlement(),
                "application_fee_refund",
                id,
                amount,
                currency);
        ObjectNode refund =
                Json.object(
                        "id", id,
                        "object", "fee_refund",
                        "amount", amount,
                        "balance_transaction", out,
                        "created", platform.timeline().seconds(),
                        "currency", currency,
                        "fee", fee,
                        "metadata", Json.object());
        platform.change(
                ObjectType.APPLICATION_FEE,
                fee,
                "application_fee.refunded",
                changed -> {
                    changed.put("amount_refunded", refunded);
                    changed.put("refunded", refunded == changed.path("amount").asLong());
                    ((ArrayNode) changed.path("refunds").path("data")).insert(0, refund);
                });
        return id;
    }

    private static String move(
            Ledger ledger,
            Settlement settlement,
            String type,
            String source,
            long amount,
            String currency) {
        return ledger.post(
                new Posting(
                        type,
                        amount < 0 ? "platform_earning_refund" : "fee",
                        settlement.convert(amount, currency),
                        settlement.into(currency),
                        List.of(),
                        source,
                        "Application fee refund",
                        ledger.now(),
                        settlement.rate(currency)));
    }
}
