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

    private final TextCursor in;
    private final TimeReader time;

    private List<Slot> slots = new ArrayList<>();
    private int year;
    private int month;
    private int day;

    DateReader(String text) {
        this.in = new TextCursor(text);
        this.time = new TimeReader(in);
    }

    Optional<List<DateSlots>> read() {
        if (in.at == in.end) {
            return Optional.empty();
        }
        int digits = in.run(in.at);
        boolean basic = digits >= MONTHS;
        boolean iso = digits == YEARS;
        if (!date(digits) || !time.read(basic)) {
            return Optional.empty();
        }
        DateSlots first = taken();
        if (in.at == in.end) {
            return Optional.of(List.of(first));
        }
        boolean range = (basic && digits == DAYS && in.next('-')) || (iso && in.next('/'));
        if (range
                && in.run(in.at) == digits
                && date(digits)
                && time.read(basic)
                && in.at == in.end) {
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
            int start = in.at;
            if (number(YEARS, Part.YEAR) && number(2, Part.MONTH) && valid()) {
                return true;
            }
            in.at = start;
            taken();
            return number(2, Part.YEAR) && number(2, Part.MONTH) && number(2, Part.DAY) && valid();
        }
        if (!number(YEARS, Part.YEAR) || !number(2, Part.MONTH) || !number(2, Part.DAY)) {
            return false;
        }
        return valid()
                && switch (digits - DAYS) {
                    case 0 -> true;
                    case 2, 4, 6, FRACTION -> time.clock(digits - DAYS);
                    default -> false;
                };
    }

    /** {@code yyyy}, {@code yyyy-MM}, {@code yyyy-MM-dd}, also with slashes or dots. */
    private boolean iso() {
        if (!number(YEARS, Part.YEAR)) {
            return false;
        }
        if (in.at < in.end && "-/.".indexOf(in.text.charAt(in.at)) >= 0) {
            char separator = in.text.charAt(in.at++);
            int digits = in.run(in.at);
            if (digits == 0 || digits > 2 || !number(digits, Part.MONTH)) {
                return false;
            }
            if (in.at < in.end && in.text.charAt(in.at) == separator && in.run(in.at + 1) <= 2) {
                in.at++;
                digits = in.run(in.at);
                if (digits == 0 || !number(digits, Part.DAY)) {
                    return false;
                }
            }
        }
        return valid();
    }

    /** {@code M/d/yyyy}, {@code d.M.yyyy}, {@code d MMM yyyy}. */
    private boolean dayOrMonthFirst(int digits) {
        int first = in.value(in.at, digits);
        int start = in.at;
        in.at += digits;
        if (in.at == in.end) {
            return false;
        }
        char separator = in.text.charAt(in.at);
        if ("/-.".indexOf(separator) >= 0 && in.run(in.at + 1) > 0) {
            boolean dayFirst = separator == '.' || first > MONTHS_A_YEAR;
            in.at = start;
            return number(digits, dayFirst ? Part.DAY : Part.MONTH)
                    && in.next(separator)
                    && number(Math.min(2, in.run(in.at)), dayFirst ? Part.MONTH : Part.DAY)
                    && in.next(separator)
                    && (in.run(in.at) == YEARS || in.run(in.at) == 2)
                    && number(in.run(in.at), Part.YEAR)
                    && valid();
        }
        in.at = start;
        if (!number(digits, Part.DAY)) {
            return false;
        }
        ordinal();
        in.spaces();
        in.word("of");
        in.next('-');
        in.spaces();
        return monthName() && in.gap() && yearBehindName() && valid();
    }

    /** {@code MMM d, yyyy} and {@code MMM yyyy}, a weekday before them or not. */
    private boolean monthNameFirst() {
        weekday();
        if (!monthName()) {
            return false;
        }
        in.next('.');
        if (!in.gap()) {
            return false;
        }
        int digits = in.run(in.at);
        if (digits == 1 || digits == 2) {
            if (!number(digits, Part.DAY)) {
                return false;
            }
            ordinal();
            if (!in.gap()) {
                return false;
            }
        }
        return yearBehindName() && valid();
    }

    private boolean yearBehindName() {
        int digits = in.run(in.at);
        return (digits == YEARS || (digits == 2 && day > 0)) && number(digits, Part.YEAR);
    }

    private boolean monthName() {
        int length = in.letters();
        if (length < 3) {
            return false;
        }
        String word = in.text.substring(in.at, in.at + length).toLowerCase(Locale.ROOT);
        for (Month candidate : Month.values()) {
            String name =
                    candidate
                            .getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT);
            if (name.equals(word)
                    || name.substring(0, 3).equals(word)
                    || (word.equals("sept") && candidate == Month.SEPTEMBER)) {
                month = candidate.getValue();
                slots.add(new Slot(in.at, in.at + length, Part.MONTH_NAME));
                in.at += length;
                return true;
            }
        }
        return false;
    }

    private void weekday() {
        int length = in.letters();
        if (length > 0 && length < in.text.length() - in.at) {
            String word = in.text.substring(in.at, in.at + length).toLowerCase(Locale.ROOT);
            boolean named =
                    word.endsWith("day")
                            || (length == 3 && "mon tue wed thu fri sat sun".contains(word));
            if (named) {
                in.at += length;
                in.gap();
            }
        }
    }

    private void ordinal() {
        if (in.letters() == 2 && "stndrdth".contains(in.lower(in.at, 2))) {
            in.at += 2;
        }
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
        if (digits == 0 || in.run(in.at) < digits) {
            return false;
        }
        int value = in.value(in.at, digits);
        switch (part) {
            case YEAR -> year = digits == 2 ? value + (value < PIVOT ? 2000 : 1900) : value;
            case MONTH -> month = value;
            case DAY -> day = value;
            case MONTH_NAME -> throw new IllegalArgumentException("a name is no number");
        }
        slots.add(new Slot(in.at, in.at + digits, part));
        in.at += digits;
        return true;
    }
}
