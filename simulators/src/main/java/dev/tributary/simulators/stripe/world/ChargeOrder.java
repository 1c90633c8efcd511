package dev.tributary.simulators.stripe.world;

import java.util.Optional;

/**
 * A sale to be made.
 *
 * @param amount in minor units
 * @param currency lower case
 * @param customer id of who pays
 * @param description for people
 * @param applicationFee what the platform takes of a connected account's sale, in minor units; 0
 *     for nothing
 * @param invoice id of the invoice it pays
 */
public record ChargeOrder(
        long amount,
        String currency,
        Optional<String> customer,
        Optional<String> description,
        long applicationFee,
        Optional<String> invoice) {

    /** A sale of an amount, nothing more. */
    public static ChargeOrder of(long amount, String currency) {
        return new ChargeOrder(
                amount, currency, Optional.empty(), Optional.empty(), 0, Optional.empty());
    }

    /** By a customer. */
    public ChargeOrder by(String id) {
        return new ChargeOrder(
                amount, currency, Optional.of(id), description, applicationFee, invoice);
    }

    /** With a description. */
    public ChargeOrder describedAs(String text) {
        return new ChargeOrder(
                amount, currency, customer, Optional.of(text), applicationFee, invoice);
    }

    /** With a fee for the platform. */
    public ChargeOrder withApplicationFee(long fee) {
        return new ChargeOrder(amount, currency, customer, description, fee, invoice);
    }

    ChargeOrder paying(String invoiceId) {
        return new ChargeOrder(
                amount, currency, customer, description, applicationFee, Optional.of(invoiceId));
    }
}
