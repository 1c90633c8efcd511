package dev.tributary.x12.parse;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of type R: an optional minus sign, digits, at most one point among them. Read by hand, as
 * a claim has a dozen of them.
 */
public final class Decimals {

    /** Decimals of money in records. */
    public static final int MONEY = 4;

    /** Decimals of rates and quantities in records. */
    public static final int QUANTITY = 10;

    private static final int LONG_DIGITS = 18;
    private static final int MAX_DIGITS = 40;

    private static final long[] POWERS = new long[LONG_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimals() {}

    /**
     * Reads a number. Blanks around it are passed over.
     *
     * @param scale how many decimals the result has
     * @return null where it is no number, or has more decimals than that: nothing is rounded
     */
    public static BigDecimal read(byte[] bytes, int start, int end, int scale) {
        int from = start;
        int to = end;
        while (from < to && bytes[from] == ' ') {
            from++;
        }
        while (to > from && bytes[to - 1] == ' ') {
            to--;
        }
        boolean negative = from < to && bytes[from] == '-';
        if (negative) {
            from++;
        }
        int point = -1;
        int digits = 0;
        long value = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '.' && point < 0) {
                point = i;
            } else if (b >= '0' && b <= '9') {
                value = value * 10 + (b - '0');
                digits++;
            } else {
                return null;
            }
        }
        if (digits == 0 || digits > MAX_DIGITS) {
            return null;
        }
        int decimals = point < 0 ? 0 : to - point - 1;
        int missing = scale - decimals;
        if (digits > LONG_DIGITS || missing < 0 || missing + digits > LONG_DIGITS) {
            return wide(bytes, from, to, point, negative, scale);
        }
        long unscaled = value * POWERS[missing];
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
    }

    /** One that does not fit a long, or has decimals that may all be zero. */
    private static BigDecimal wide(
            byte[] bytes, int from, int to, int point, boolean negative, int scale) {
        BigInteger value = BigInteger.ZERO;
        int last = to;
        if (point >= 0) {
            while (last - point - 1 > scale && bytes[last - 1] == '0') {
                last--;
            }
        }
        for (int i = from; i < last; i++) {
            if (i != point) {
                value = value.multiply(BigInteger.TEN).add(BigInteger.valueOf(bytes[i] - '0'));
            }
        }
        int decimals = point < 0 ? 0 : last - point - 1;
        if (decimals > scale) {
            return null;
        }
        BigDecimal number = new BigDecimal(negative ? value.negate() : value, decimals);
        return number.setScale(scale);
    }
}
