package dev.tributary.reconcile.map;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads fields of one record, and keeps what is wrong with it: codes and places, no values. */
final class Reading {

    private static final int SCALE = 4;
    private static final int RATE_SCALE = 10;
    private static final int MOST_DIGITS = 24;
    private static final int DAY = 10;

    private final List<String> issues = new ArrayList<>();

    List<String> issues() {
        return issues;
    }

    void bad(String code, String place) {
        issues.add(code + " at " + place);
    }

    /** The text of a field; null where there is none, or an empty one. */
    static String text(Parts parts, String name) {
        Object value = parts.value(name);
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return text.isEmpty() ? null : text;
    }

    /** The text of a field that must be there. */
    String needText(Parts parts, String name) {
        String text = text(parts, name);
        if (text == null) {
            bad("MISSING", name);
        }
        return text;
    }

    /** An amount with four decimals; null where there is none. */
    BigDecimal money(Parts parts, String name) {
        return decimal(parts.value(name), name, SCALE);
    }

    /** A rate with ten decimals; null where there is none. */
    BigDecimal rate(Parts parts, String name) {
        return decimal(parts.value(name), name, RATE_SCALE);
    }

    /** A number of any of the forms in which converters give one. */
    BigDecimal decimal(Object value, String place, int scale) {
        if (value == null) {
            return null;
        }
        try {
            BigDecimal number =
                    value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
            if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > 100) {
                bad("AMOUNT_TOO_LONG", place);
                return null;
            }
            return number.scale() == scale
                    ? number
                    : number.setScale(scale, RoundingMode.HALF_EVEN);
        } catch (NumberFormatException e) {
            bad("NOT_AN_AMOUNT", place);
            return null;
        }
    }

    /** The day of a date or a time; null where there is none. */
    LocalDate day(Parts parts, String name) {
        String text = text(parts, name);
        return text == null ? null : day(text, name);
    }

    LocalDate day(String text, String place) {
        try {
            return LocalDate.parse(text.length() > DAY ? text.substring(0, DAY) : text);
        } catch (DateTimeParseException e) {
            bad("NOT_A_DATE", place);
            return null;
        }
    }

    /** The milliseconds of a time; null where there is none. */
    static Long millis(String time) {
        if (time == null) {
            return null;
        }
        try {
            return time.length() == DAY
                    ? Long.valueOf(LocalDate.parse(time).toEpochDay() * 86_400_000L)
                    : Long.valueOf(Instant.parse(time).toEpochMilli());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
