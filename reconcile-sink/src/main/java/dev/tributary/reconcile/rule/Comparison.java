package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.Entry;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares amounts of two entries: in a currency that both know, else by the dated table.
 *
 * @param rates the dated table
 * @param tolerance share by which an amount booked at another rate may differ
 */
record Comparison(ExchangeRates rates, BigDecimal tolerance) {

    private record Money(BigDecimal amount, String currency, boolean exchanged) {}

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

    private Variance same(Money a, Money b) {
        BigDecimal difference = a.amount.subtract(b.amount);
        boolean exchange =
                (a.exchanged || b.exchanged) && isWithin(difference, a.amount) && sameSign(a, b);
        return Variance.of(difference, exchange ? Variance.EXCHANGE : Variance.UNEXPLAINED);
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
        boolean exchanged = entry.originalCurrency() != null && entry.originalAmount() != null;
        List<Money> monies = new ArrayList<>(2);
        monies.add(
                new Money(entry.amount().multiply(factor), currency(entry.currency()), exchanged));
        if (exchanged) {
            monies.add(
                    new Money(
                            entry.originalAmount().multiply(factor),
                            currency(entry.originalCurrency()),
                            true));
        }
        return monies;
    }

    private static String currency(String code) {
        return code == null ? "" : code;
    }
}
