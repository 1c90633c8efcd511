package dev.tributary.masking.detect;

/** What can be a part of a date. */
final class DateParts {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private DateParts() {}

    static boolean isYear(int year) {
        return year >= 1850 && year < 2100;
    }

    static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    static boolean isDay(int day) {
        return day >= 1 && day <= 31;
    }

    /** The month that three letters begin; 0 when none does. */
    static int month(char[] text, int start) {
        for (int i = 0; i < MONTHS.length(); i += 3) {
            if (Letters.base(text[start]) == MONTHS.charAt(i)
                    && Letters.base(text[start + 1]) == MONTHS.charAt(i + 1)
                    && Letters.base(text[start + 2]) == MONTHS.charAt(i + 2)) {
                return i / 3 + 1;
            }
        }
        return 0;
    }
}
