package dev.tributary.stripe.map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MinorUnits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** What an amount was before it was exchanged, and at which rate. */
final class Exchange {

    private static final int RATE_SCALE = 10;

    private Exchange() {}

    /**
     * An amount before its exchange.
     *
     * @param amount without a sign
     */
    record Before(Optional<String> currency, Optional<BigDecimal> amount) {

        static final Before UNKNOWN = new Before(Optional.empty(), Optional.empty());

        /** The amount with the sign of another. */
        Optional<BigDecimal> signedAs(JsonNode other) {
            boolean isOut = other != null && other.isNumber() && other.decimalValue().signum() < 0;
            return amount.map(size -> isOut ? size.negate() : size);
        }
    }

    /** What an object's own amount is; of a payment what was captured of it. */
    static Before before(JsonFields object, MinorUnits units) {
        Optional<String> code =
                object.text("currency")
                        .map(text -> text.strip().toUpperCase(Locale.ROOT))
                        .filter(units::knows);
        JsonNode captured = object.get("amount_captured");
        boolean isCaptured = captured != null && captured.asLong() > 0;
        return new Before(
                code,
                code.flatMap(
                                text ->
                                        object.minorAside(
                                                isCaptured ? "amount_captured" : "amount",
                                                text,
                                                units))
                        .map(BigDecimal::abs));
    }

    /**
     * Units of the balance's currency for one of the original one. Stripe's words have the rate
     * multiply the amounts as they stand in the API, which is something else where the two
     * currencies do not have equally many decimals: then the amounts tell which is meant.
     *
     * @param sent as Stripe has it
     * @param gained the balance transaction's own amount; one that can be used, since to compare
     *     with a number such as 1e999999999 would take all memory
     */
    static BigDecimal rate(
            BigDecimal sent,
            Before before,
            Optional<BigDecimal> gained,
            Optional<String> currency,
            MinorUnits units) {
        if (currency.isEmpty()
                || gained.isEmpty()
                || before.amount().isEmpty()
                || before.currency().isEmpty()) {
            return sent;
        }
        int digits = units.of(currency.get()).orElse(0);
        int digitsBefore = units.of(before.currency().get()).orElse(0);
        if (digits == digitsBefore) {
            return sent;
        }
        BigDecimal size = gained.get().abs();
        BigDecimal ofUnits =
                sent.movePointRight(digitsBefore - digits)
                        .setScale(RATE_SCALE, RoundingMode.HALF_EVEN);
        return miss(size, before, ofUnits).compareTo(miss(size, before, sent)) < 0 ? ofUnits : sent;
    }

    private static BigDecimal miss(BigDecimal gained, Before before, BigDecimal rate) {
        return before.amount()
                .orElseThrow()
                .multiply(rate, MathContext.DECIMAL64)
                .subtract(gained)
                .abs();
    }
}
