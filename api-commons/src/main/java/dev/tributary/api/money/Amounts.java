package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.issue.IssueCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Exact amounts of JSON: never rounded, with the four decimals that amounts have in records. */
final class Amounts {

    static final int SCALE = 4;

    private static final int MAX_DIGITS = 30;

    private Amounts() {}

    /**
     * An amount, or why there is none.
     *
     * @param value with four decimals; null where there is none
     * @param wrong what is wrong; null where nothing is
     */
    record Result(BigDecimal value, IssueCode wrong) {

        static Result wrong(IssueCode code) {
            return new Result(null, code);
        }

        Optional<BigDecimal> amount() {
            return Optional.ofNullable(value);
        }
    }

    /** The amount that a number, or a text that is a number, stands for. */
    static Result decimal(JsonNode written) {
        BigDecimal number = number(written);
        return number == null
                ? Result.wrong(MoneyIssueCode.AMOUNT_INVALID)
                : scaled(number, SCALE, MoneyIssueCode.AMOUNT_TOO_PRECISE);
    }

    /** The amount that a whole number of smallest units stands for. */
    static Result minor(JsonNode written, int digits) {
        BigDecimal number = number(written);
        if (number == null) {
            return Result.wrong(MoneyIssueCode.AMOUNT_INVALID);
        }
        if (isTooLarge(number)) {
            return Result.wrong(MoneyIssueCode.AMOUNT_TOO_LARGE);
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return Result.wrong(MoneyIssueCode.AMOUNT_INVALID);
        }
        return scaled(number.movePointLeft(digits), SCALE, MoneyIssueCode.AMOUNT_TOO_PRECISE);
    }

    /** A rate with the ten decimals that rates have in records. */
    static Result rate(JsonNode written) {
        BigDecimal number = number(written);
        return number == null
                ? Result.wrong(MoneyIssueCode.RATE_INVALID)
                : scaled(number, 10, MoneyIssueCode.RATE_INVALID);
    }

    /** Without bounds a number such as 1e999999999 would take all memory. */
    private static Result scaled(BigDecimal number, int scale, IssueCode tooPrecise) {
        if (isTooLarge(number)) {
            return Result.wrong(MoneyIssueCode.AMOUNT_TOO_LARGE);
        }
        try {
            return new Result(number.setScale(scale, RoundingMode.UNNECESSARY), null);
        } catch (ArithmeticException moreDecimals) {
            return Result.wrong(tooPrecise);
        }
    }

    private static boolean isTooLarge(BigDecimal number) {
        long whole = (long) number.precision() - number.scale();
        return number.precision() > 2 * MAX_DIGITS
                || Math.abs((long) number.scale()) > 2 * MAX_DIGITS
                || whole > MAX_DIGITS;
    }

    /** The number, also where it is written as a text; null for what is none. */
    static BigDecimal number(JsonNode written) {
        if (written == null) {
            return null;
        }
        if (written.isNumber()) {
            return written.decimalValue();
        }
        String text = written.isTextual() ? written.textValue().strip() : "";
        if (text.isEmpty() || text.length() > 2 * MAX_DIGITS) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
