package dev.tributary.reconcile.map;

import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Where an amount is found in a record.
 *
 * @param value where its text is
 * @param minorUnits how many of its digits are behind the point, where it is written without one
 * @param sign 1, or -1 where the record's sign is the other way round
 */
record AmountRule(ValueRule value, int minorUnits, int sign) {

    private static final int SCALE = 4;

    static Optional<AmountRule> of(YamlPart part) {
        return ValueRule.of(part, List.of("minor_units", "sign"))
                .map(
                        value ->
                                new AmountRule(
                                        value,
                                        part.at("minor_units").number(0, 0),
                                        sign(part.at("sign"))));
    }

    private static int sign(YamlPart part) {
        int sign = part.present() ? part.node().asInt(0) : 1;
        if (sign != 1 && sign != -1) {
            throw part.mistake("is 1 or -1");
        }
        return sign;
    }

    /** The amount with four decimals; null where there is none. */
    BigDecimal of(Parts record, Reading reading) {
        BigDecimal number = reading.decimal(value.of(record), value.place(), 10);
        if (number == null) {
            return null;
        }
        BigDecimal moved = number.movePointLeft(minorUnits);
        return reading.decimal(sign < 0 ? moved.negate() : moved, value.place(), SCALE);
    }
}
