package dev.tributary.simulators.stripe.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.simulators.stripe.model.Currencies;
import dev.tributary.simulators.stripe.model.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What Stripe and the platform take of a sale. The prices are invented; their form is Stripe's. */
final class Fees {

    private static final BigDecimal SHARE = new BigDecimal("0.029");
    private static final long FIXED_CENTS = 30;
    private static final long DISPUTE_CENTS = 1500;

    private Fees() {}

    /** For a payment of an amount in a currency of the balance. */
    static ObjectNode ofPayment(long amount, String currency) {
        long share =
                SHARE.multiply(BigDecimal.valueOf(amount))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
        return stripe(share + dollars(FIXED_CENTS, currency), currency, "Stripe processing fees");
    }

    /** For a dispute. */
    static List<ObjectNode> ofDispute(String currency) {
        return List.of(stripe(dollars(DISPUTE_CENTS, currency), currency, "Dispute fee"));
    }

    /** What the platform takes. */
    static ObjectNode ofApplication(long amount, String currency, String application) {
        return Json.object(
                "amount", amount,
                "application", application,
                "currency", currency,
                "description", "Application fee",
                "type", "application_fee");
    }

    private static ObjectNode stripe(long amount, String currency, String description) {
        return Json.object(
                "amount", amount,
                "application", null,
                "currency", currency,
                "description", description,
                "type", "stripe_fee");
    }

    private static long dollars(long cents, String currency) {
        return Currencies.convert(cents, Currencies.rate("usd", currency));
    }
}
