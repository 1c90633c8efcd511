package dev.tributary.masking.action;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A date as it is written, of which the date's own characters can be replaced while the rest, the
 * time of day and the form, stays: ISO 8601 and FHIR dates of any precision, HL7 v2 DTM, X12 D8,
 * RD8 and D6, and what people write in notes.
 */
public final class DateText {

    private static final int MIDDLE_OF_MONTH = 15;
    private static final int CENTURY = 100;
    private static final int SHORT_NAME = 3;

    private final String text;
    private final List<DateSlots> dates;

    DateText(String text, List<DateSlots> dates) {
        this.text = text;
        this.dates = dates;
    }

    /**
     * Reads a text that is a date, or two with a hyphen or slash between, and nothing else.
     *
     * @return empty when it is anything else, dates without a year among it
     */
    public static Optional<DateText> parse(String text) {
        return new DateReader(text).read().map(dates -> new DateText(text, dates));
    }

    /** The first day that it can mean: of a year its first, of a month its first. */
    public LocalDate earliest() {
        DateSlots first = dates.get(0);
        return LocalDate.of(first.year(), Math.max(1, first.month()), Math.max(1, first.day()));
    }

    /** The year, or the first and the last year of a range. */
    public String years() {
        String first = Integer.toString(dates.get(0).year());
        String last = Integer.toString(dates.get(dates.size() - 1).year());
        return first.equals(last) ? first : first + "-" + last;
    }

    /**
     * The same text with its dates so many days later. A month moves by its middle, a year by its
     * first of July.
     *
     * @return empty when a date would leave the calendar
     */
    public Optional<String> shifted(int days) {
        StringBuilder shifted = new StringBuilder(text.length());
        int done = 0;
        for (DateSlots date : dates) {
            LocalDate moved;
            try {
                moved = middle(date).plusDays(days);
            } catch (DateTimeException outside) {
                return Optional.empty();
            }
            if (moved.getYear() < 1 || moved.getYear() >= CENTURY * CENTURY) {
                return Optional.empty();
            }
            // "January 07" is how nobody writes.
            boolean bare = date.slots().get(0).part() == DateSlots.Part.MONTH_NAME;
            for (DateSlots.Slot slot : date.slots()) {
                shifted.append(text, done, slot.start());
                shifted.append(written(moved, slot, bare));
                done = slot.end();
            }
        }
        return Optional.of(shifted.append(text, done, text.length()).toString());
    }

    private static LocalDate middle(DateSlots date) {
        if (date.month() == 0) {
            return LocalDate.of(date.year(), Month.JULY, 1);
        }
        return LocalDate.of(
                date.year(), date.month(), date.day() == 0 ? MIDDLE_OF_MONTH : date.day());
    }

    private String written(LocalDate date, DateSlots.Slot slot, boolean bare) {
        int length = slot.end() - slot.start();
        return switch (slot.part()) {
            case YEAR ->
                    length == 2
                            ? padded(date.getYear() % CENTURY, 2)
                            : padded(date.getYear(), length);
            case MONTH -> padded(date.getMonthValue(), length);
            case DAY -> padded(date.getDayOfMonth(), bare ? 1 : length);
            case MONTH_NAME -> name(date.getMonth(), text.substring(slot.start(), slot.end()));
        };
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    /** In the length and the case of the name that it replaces. */
    private static String name(Month month, String like) {
        String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        if (like.length() <= SHORT_NAME + 1
                && !like.equalsIgnoreCase("june")
                && !like.equalsIgnoreCase("july")) {
            name = name.substring(0, SHORT_NAME);
        }
        if (like.equals(like.toUpperCase(Locale.ROOT))) {
            return name.toUpperCase(Locale.ROOT);
        }
        return like.equals(like.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }

    @Override
    public String toString() {
        return "DateText[" + dates.size() + "]";
    }
}
