package dev.tributary.simulators.stripe.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/** Minor units as Stripe counts them, and invented rates between currencies. */
public final class Currencies {

    private static final Set<String> WHOLE = Set.of("jpy", "krw", "clp", "vnd", "xaf", "xof");
    private static final Set<String> THREE = Set.of("bhd", "jod", "kwd", "omr", "tnd");
    private static final Map<String, BigDecimal> DOLLARS =
            Map.of(
                    "usd", BigDecimal.ONE,
                    "eur", new BigDecimal("1.0921"),
                    "gbp", new BigDecimal("1.2703"),
                    "jpy", new BigDecimal("0.006714"),
                    "kwd", new BigDecimal("3.2516"));

    private Currencies() {}

    /** Digits after the point in an amount of a currency. */
    public static int exponent(String currency) {
        if (WHOLE.contains(currency)) {
            return 0;
        }
        return THREE.contains(currency) ? 3 : 2;
    }

    /**
     * What an amount in minor units of one currency is multiplied by to be one of another.
     *
     * @param from lower case
     * @param to lower case
     */
    public static BigDecimal rate(String from, String to) {
        BigDecimal whole = dollars(from).divide(dollars(to), MathContext.DECIMAL64);
        return whole.scaleByPowerOfTen(exponent(to) - exponent(from))
                .round(new MathContext(6, RoundingMode.HALF_UP));
    }

    /** An amount in minor units, converted by a rate between minor units. */
    public static long convert(long amount, BigDecimal rate) {
        return rate.multiply(BigDecimal.valueOf(amount))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static BigDecimal dollars(String currency) {
        BigDecimal rate = DOLLARS.get(currency);
        if (rate == null) {
            throw new IllegalArgumentException("no rate is known for the currency " + currency);
        }
        return rate;
    }
}
