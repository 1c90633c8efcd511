package dev.tributary.masking.action;

import dev.tributary.masking.action.DateSlots.Part;
import dev.tributary.masking.action.DateSlots.Slot;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads one text as a date. By hand: dates stand in most records many times, and a failed pattern
 * of a dozen costs more than all of this.
 *
 * <p>It is strict about what follows a date, since that passes unchanged: a time of day and a zone,
 * or one more date of the same form.
 */
final class DateReader {

    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2200;
    private static final int DAYS = 8;
    private static final int MONTHS = 6;
    private static final int YEARS = 4;
    private static final int FRACTION = 9;
    private static final int MONTHS_A_YEAR = 12;

    /** Two digits from here on are of the last century. */
    private static final int PIVOT = 30;

    private final String text;
    private final int end;
    private int at;

    private List<Slot> slots = new ArrayList<>();
    private int year;
    private int month;
    private int day;

    DateReader(String text) {
        this.text = text;
        int last = text.length();
        while (last > 0 && text.charAt(last - 1) == ' ') {
            last--;
        }
        this.end = last;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    Optional<List<DateSlots>> read() {
        if (at == end) {
            return Optional.empty();
        }
        int digits = run(at);
        boolean basic = digits >= MONTHS;
        boolean iso = digits == YEARS;
        if (!date(digits) || !time(basic)) {
            return Optional.empty();
        }
        DateSlots first = taken();
        if (at == end) {
            return Optional.of(List.of(first));
        }
        boolean range = (basic && digits == DAYS && next('-')) || (iso && next('/'));
        if (range && run(at) == digits && date(digits) && time(basic) && at == end) {
            return Optional.of(List.of(first, taken()));
        }
        return Optional.empty();
    }

    private boolean date(int digits) {
        if (digits >= MONTHS) {
            return basic(digits);
        }
        return switch (digits) {
            case YEARS -> iso();
            case 1, 2 -> dayOrMonthFirst(digits);
            case 0 -> monthNameFirst();
            default -> false;
        };
    }

    private DateSlots taken() {
        DateSlots date = new DateSlots(year, month, day, slots);
        slots = new ArrayList<>();
        year = 0;
        month = 0;
        day = 0;
        return date;
    }

    /** Digits in a row: {@code yyyyMM}, {@code yyMMdd}, {@code yyyyMMdd} and a time behind. */
    private boolean basic(int digits) {
        if (digits == MONTHS) {
            int start = at;
            if (number(YEARS, Part.YEAR) && number(2, Part.MONTH) && valid()) {
                return true;
            }
            at = start;
            taken();
            return number(2, Part.YEAR) && number(2, Part.MONTH) && number(2, Part.DAY) && valid();
        }
        if (!number(YEARS, Part.YEAR) || !number(2, Part.MONTH) || !number(2, Part.DAY)) {
            return false;
        }
        return valid()
                && switch (digits - DAYS) {
                    case 0 -> true;
                    case 2, 4, 6, FRACTION -> clock(digits - DAYS);
                    default -> false;
                };
    }

    /** A time of day in digits, milliseconds behind it where there are nine. */
    private boolean clock(int digits) {
        boolean valid =
                value(at, Math.min(2, digits)) <= 24
                        && (digits < 4 || value(at + 2, 2) < 60)
                        && (digits < 6 || value(at + 4, 2) <= 60);
        at += digits;
        return valid;
    }

    /** {@code yyyy}, {@code yyyy-MM}, {@code yyyy-MM-dd}, also with slashes or dots. */
    private boolean iso() {
        if (!number(YEARS, Part.YEAR)) {
            return false;
        }
        if (at < end && "-/.".indexOf(text.charAt(at)) >= 0) {
            char separator = text.charAt(at++);
            int digits = run(at);
            if (digits == 0 || digits > 2 || !number(digits, Part.MONTH)) {
                return false;
            }
            if (at < end && text.charAt(at) == separator && run(at + 1) <= 2) {
                at++;
                digits = run(at);
                if (digits == 0 || !number(digits, Part.DAY)) {
                    return false;
                }
            }
        }
        return valid();
    }

    /** {@code M/d/yyyy}, {@code d.M.yyyy}, {@code d MMM yyyy}. */
    private boolean dayOrMonthFirst(int digits) {
        int first = value(at, digits);
        int start = at;
        at += digits;
        if (at == end) {
            return false;
        }
        char separator = text.charAt(at);
        if ("/-.".indexOf(separator) >= 0 && run(at + 1) > 0) {
            boolean dayFirst = separator == '.' || first > MONTHS_A_YEAR;
            at = start;
            return number(digits, dayFirst ? Part.DAY : Part.MONTH)
                    && next(separator)
                    && number(Math.min(2, run(at)), dayFirst ? Part.MONTH : Part.DAY)
                    && next(separator)
                    && (run(at) == YEARS || run(at) == 2)
                    && number(run(at), Part.YEAR)
                    && valid();
        }
        at = start;
        if (!number(digits, Part.DAY)) {
            return false;
        }
        ordinal();
        spaces();
        word("of");
        next('-');
        spaces();
        return monthName() && gap() && yearBehindName() && valid();
    }

    /** {@code MMM d, yyyy} and {@code MMM yyyy}, a weekday before them or not. */
    private boolean monthNameFirst() {
        weekday();
        if (!monthName()) {
            return false;
        }
        next('.');
        if (!gap()) {
            return false;
        }
        int digits = run(at);
        if (digits == 1 || digits == 2) {
            if (!number(digits, Part.DAY)) {
                return false;
            }
            ordinal();
            if (!gap()) {
                return false;
            }
        }
        return yearBehindName() && valid();
    }

    private boolean yearBehindName() {
        int digits = run(at);
        return (digits == YEARS || (digits == 2 && day > 0)) && number(digits, Part.YEAR);
    }

    private boolean monthName() {
        int length = letters();
        if (length < 3) {
            return false;
        }
        String word = text.substring(at, at + length).toLowerCase(Locale.ROOT);
        for (Month candidate : Month.values()) {
            String name =
                    candidate
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT);
            if (name.equals(word)
                    || name.substring(0, 3).equals(word)
                    || (word.equals("sept") && candidate == Month.SEPTEMBER)) {
                month = candidate.getValue();
                slots.add(new Slot(at, at + length, Part.MONTH_NAME));
                at += length;
                return true;
            }
        }
        return false;
    }

    private void weekday() {
        int length = letters();
        if (length > 0 && length < text.length() - at) {
            String word = text.substring(at, at + length).toLowerCase(Locale.ROOT);
            boolean named =
                    word.endsWith("day")
                            || (length == 3 && "mon tue wed thu fri sat sun".contains(word));
            if (named) {
                at += length;
                gap();
            }
        }
    }

    private void ordinal() {
        if (letters() == 2 && "stndrdth".contains(lower(at, 2))) {
            at += 2;
        }
    }

    private void word(String word) {
        if (letters() == word.length() && lower(at, word.length()).equals(word)) {
            at += word.length();
            spaces();
        }
    }

    /** What may stand between words of a date; at least one of it. */
    private boolean gap() {
        int start = at;
        while (at < end && " ,-".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > start;
    }

    /** A time of day and a zone, or nothing. */
    private boolean time(boolean basic) {
        if (at < end && "Tt ".indexOf(text.charAt(at)) >= 0) {
            at++;
            spaces();
            int digits = run(at);
            if (digits == 0 || digits == 3 || digits == 5 || digits > 6 || !clock(digits)) {
                return false;
            }
            while (at < end && text.charAt(at) == ':' && run(at + 1) == 2) {
                if (value(at + 1, 2) > 60) {
                    return false;
                }
                at += 3;
            }
            fraction();
            spaces();
            if (at + 1 < end
                    && "apAP".indexOf(text.charAt(at)) >= 0
                    && "mM".indexOf(text.charAt(at + 1)) >= 0) {
                at += 2;
            }
            spaces();
        } else if (basic) {
            fraction();
        }
        zone(basic);
        return true;
    }

    private void fraction() {
        if (at < end && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            int digits = run(at + 1);
            if (digits > 0 && digits <= FRACTION) {
                at += 1 + digits;
            }
        }
    }

    /** {@code Z}, {@code UTC}, or hours and minutes; eight digits behind a hyphen are a date. */
    private void zone(boolean basic) {
        if (at == end) {
            return;
        }
        char c = text.charAt(at);
        if (c == 'Z' || c == 'z') {
            at++;
        } else if (letters() == 3 && (lower(at, 3).equals("utc") || lower(at, 3).equals("gmt"))) {
            at += 3;
        } else if (c == '+' || c == '-') {
            int digits = run(at + 1);
            if (digits == YEARS && (basic || c == '+' || timeBefore())) {
                at += 1 + YEARS;
            } else if (digits == 2
                    && at + 3 < end
                    && text.charAt(at + 3) == ':'
                    && run(at + 4) == 2) {
                at += 6;
            } else if (digits == 2 && at + 3 == end) {
                at += 3;
            }
        }
    }

    private boolean timeBefore() {
        return text.lastIndexOf(':', at) > 0;
    }

    private boolean valid() {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return false;
        }
        boolean monthGiven = slots.stream().anyMatch(slot -> slot.part() != Part.YEAR);
        if (!monthGiven) {
            return true;
        }
        if (month < 1 || month > MONTHS_A_YEAR) {
            return false;
        }
        boolean dayGiven = slots.stream().anyMatch(slot -> slot.part() == Part.DAY);
        return !dayGiven || (day >= 1 && day <= Month.of(month).length(Year.isLeap(year)));
    }

    private boolean number(int digits, Part part) {
        if (digits == 0 || run(at) < digits) {
            return false;
        }
        int value = value(at, digits);
        switch (part) {
            case YEAR -> year = digits == 2 ? value + (value < PIVOT ? 2000 : 1900) : value;
            case MONTH -> month = value;
            case DAY -> day = value;
            case MONTH_NAME -> throw new IllegalArgumentException("a name is no number");
        }
        slots.add(new Slot(at, at + digits, part));
        at += digits;
        return true;
    }

    private int value(int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private boolean next(char c) {
        if (at < end && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void spaces() {
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /** How many digits stand in a row from here. */
    private int run(int from) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }

    private int letters() {
        int i = at;
        while (i < end && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i - at;
    }

    private String lower(int from, int length) {
        return text.substring(from, from + length).toLowerCase(Locale.ROOT);
    }
}
