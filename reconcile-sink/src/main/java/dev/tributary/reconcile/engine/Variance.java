package dev.tributary.reconcile.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is left over between the sides of a match.
 *
 * @param amount how much, with four decimals
 * @param reason why, one of the words below; null where nothing is left over
 */
public record Variance(BigDecimal amount, String reason) {

    /** The processor's fee. */
    public static final String FEE = "fee";

    /** Another rate than the one it was booked at. */
    public static final String EXCHANGE = "exchange";

    /** The currencies differ and no rate is known. */
    public static final String CURRENCY = "currency";

    /** The charge paid is not the charge claimed. */
    public static final String CHARGE = "charge";

    /** What a payer's own figures leave over. */
    public static final String ADJUDICATION = "adjudication";

    /** A person accepted it. */
    public static final String WRITTEN_OFF = "written_off";

    /** Nothing that is known says why. */
    public static final String UNEXPLAINED = "unexplained";

    /** Nothing is left over. */
    public static final Variance NONE = new Variance(zero(), null);

    /** An amount and why; nothing, where it is 0. */
    public static Variance of(BigDecimal amount, String reason) {
        return amount.signum() == 0 ? NONE : new Variance(scaled(amount), reason);
    }

    /** Whether nothing is left over, or a known cause explains it. */
    public boolean explained() {
        return reason == null || reason.equals(FEE) || reason.equals(EXCHANGE);
    }

    private static BigDecimal zero() {
        return BigDecimal.ZERO.setScale(4);
    }

    /** With four decimals, as amounts are kept. */
    static BigDecimal scaled(BigDecimal amount) {
        return amount.setScale(4, RoundingMode.HALF_EVEN);
    }
}
