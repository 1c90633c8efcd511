package dev.tributary.simulators.stripe.world;

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
}
