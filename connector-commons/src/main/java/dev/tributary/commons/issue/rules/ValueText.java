package dev.tributary.commons.issue.rules;

import java.math.BigDecimal;
import java.util.Date;
import java.util.Optional;

/** Values of records as text and as numbers, whatever their schema. */
final class ValueText {

    /** No number of ours is longer; reading one takes time that grows with its square. */
    private static final int MAX_DIGITS = 100;

    private ValueText() {}

    static String of(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        return value instanceof Date date ? date.toInstant().toString() : value.toString();
    }

    static Optional<BigDecimal> number(Object value) {
        if (value instanceof BigDecimal decimal) {
            return Optional.of(decimal);
        }
        String text = of(value).strip();
        if (text.length() > MAX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
