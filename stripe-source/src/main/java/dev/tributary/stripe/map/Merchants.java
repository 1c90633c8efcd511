package dev.tributary.stripe.map;

import dev.tributary.api.money.Fallback;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import java.util.Optional;
import java.util.Set;

/**
 * Who is at the other end of a transaction: of a payment and what follows from it the customer, of
 * a fee Stripe, of a payout the bank.
 */
final class Merchants {

    private static final Set<String> OF_CUSTOMERS =
            Set.of(
                    "charge",
                    "payment",
                    "refund",
                    "payment_refund",
                    "payment_failure_refund",
                    "payment_reversal",
                    "refund_failure",
                    "dispute",
                    "dispute_reversal",
                    "adjustment");

    private static final Set<String> OF_STRIPE =
            Set.of("stripe_fee", "stripe_fx_fee", "tax_fee", "fee", "tax");

    private Merchants() {}

    /**
     * The other end of a balance transaction.
     *
     * @param own the balance transaction
     * @param source the object that it is from, where it is known
     * @param type its type
     */
    static Optional<Fallback.Chosen<String>> of(
            JsonFields own, Optional<JsonFields> source, String type) {
        if (OF_STRIPE.contains(type)) {
            return Optional.of(new Fallback.Chosen<>("Stripe", own.path("type")));
        }
        Fallback<String> names = Fallback.orElse(MoneyIssueCode.MERCHANT_FALLBACK, own.findings());
        source.ifPresent(object -> named(object, names));
        if (OF_CUSTOMERS.contains(type)) {
            names.or(own.path("description"), () -> own.text("description"));
        }
        return names.choose();
    }

    /** The other end of an object that has not moved money. */
    static Optional<Fallback.Chosen<String>> of(JsonFields object) {
        Fallback<String> names =
                Fallback.orElse(MoneyIssueCode.MERCHANT_FALLBACK, object.findings());
        named(object, names);
        return names.choose();
    }

    private static void named(JsonFields object, Fallback<String> names) {
        JsonFields payment = object.part("charge").orElse(object);
        payment.part("billing_details")
                .ifPresent(part -> names.usually(part.path("name"), () -> part.text("name")));
        object.part("destination")
                .ifPresent(
                        part ->
                                names.usually(
                                        part.path("bank_name"), () -> part.text("bank_name")));
        payment.part("shipping")
                .ifPresent(part -> names.or(part.path("name"), () -> part.text("name")));
        payment.part("customer")
                .ifPresent(part -> names.or(part.path("name"), () -> part.text("name")));
    }
}
