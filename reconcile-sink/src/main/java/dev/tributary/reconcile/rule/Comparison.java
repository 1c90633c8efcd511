package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares amounts of two entries: in a currency that both know, if only by the rate that one was
 * exchanged at, else by the dated table. In one currency nothing but the same amount agrees.
 *
 * @param rates the dated table
 * @param tolerance share by which an amount of another currency may differ from the table's rate
 */
record Comparison(ExchangeRates rates, BigDecimal tolerance) {

    /** What a record's rate gives is known to half a cent. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.005");

    /**
     * @param rate by which it was converted; null where the record says the amount itself
     */
    private record Money(BigDecimal amount, String currency, BigDecimal rate) {}

    /**
     * What the left has more than the right.
     *
     * @param sign by what the left is to be multiplied to be what the right should say: 1 or -1
     */
    Variance of(Entry left, Entry right, int sign) {
        List<Money> lefts = monies(left, sign);
        List<Money> rights = monies(right, 1);
        Variance best = null;
        for (Money a : lefts) {
            for (Money b : rights) {
                if (a.currency.equals(b.currency)) {
                    best = nearer(best, same(a, b));
                }
            }
        }
        return best != null ? best : converted(lefts.get(0), rights.get(0), left);
    }

    private static Variance same(Money a, Money b) {
        BigDecimal difference = a.amount.subtract(b.amount);
        return isRounding(difference, a.rate) || isRounding(difference, b.rate)
                ? Variance.NONE
                : Variance.of(difference, Variance.UNEXPLAINED);
    }

    /** Whether what a rate gave differs by what was rounded before, or after. */
    private static boolean isRounding(BigDecimal difference, BigDecimal rate) {
        return rate != null
                && difference.abs().min(difference.multiply(rate).abs()).compareTo(ROUNDING) <= 0;
    }

    private Variance converted(Money a, Money b, Entry left) {
        Optional<BigDecimal> other = rates.convert(b.amount, b.currency, a.currency, left.date());
        if (other.isEmpty()) {
            return new Variance(Variance.NONE.amount(), Variance.CURRENCY);
        }
        BigDecimal difference = a.amount.subtract(other.get().setScale(4, RoundingMode.HALF_EVEN));
        boolean near = isWithin(difference, a.amount) && sameSign(a, b);
        return Variance.of(difference, near ? Variance.EXCHANGE : Variance.UNEXPLAINED);
    }

    private static boolean sameSign(Money a, Money b) {
        return a.amount.signum() == b.amount.signum();
    }

    private boolean isWithin(BigDecimal difference, BigDecimal of) {
        return difference.abs().compareTo(of.abs().multiply(tolerance)) <= 0;
    }

    private static Variance nearer(Variance one, Variance other) {
        return one == null || rank(other) < rank(one) ? other : one;
    }

    private static int rank(Variance variance) {
        return variance.reason() == null ? 0 : variance.explained() ? 1 : 2;
    }

    private static List<Money> monies(Entry entry, int sign) {
        BigDecimal factor = BigDecimal.valueOf(sign);
        BigDecimal amount = entry.amount().multiply(factor);
        List<Money> monies = new ArrayList<>(2);
        monies.add(new Money(amount, currency(entry.currency()), null));
        String original = entry.originalCurrency();
        BigDecimal rate = entry.exchangeRate();
        if (original != null && entry.originalAmount() != null) {
            monies.add(new Money(entry.originalAmount().multiply(factor), original, null));
        } else if (original != null && rate != null && rate.signum() > 0) {
            monies.add(new Money(amount.divide(rate, 4, RoundingMode.HALF_EVEN), original, rate));
        }
        return monies;
    }

    private static String currency(String code) {
        return code == null ? "" : code;
    }
}
