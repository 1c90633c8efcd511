package dev.tributary.masking.detect;

import java.time.LocalDate;

/**
 * A date as a text writes it.
 *
 * @param end behind its last character
 * @param year of two digits or four; {@link #ABSENT} when it is left out
 * @param month from 1 to 12
 * @param day from 1 to 31; {@link #ABSENT} when it is left out
 * @param swappable whether month and day can also be read the other way round
 */
record WrittenDate(int end, int year, int month, int day, boolean swappable) {

    static final int ABSENT = -1;

    /** Whether this is how a day can be written, in full or in part. */
    boolean denotes(LocalDate date) {
        boolean sameYear = year == ABSENT || year == date.getYear() || year == date.getYear() % 100;
        return sameYear && (isOn(date, month, day) || (swappable && isOn(date, day, month)));
    }

    private static boolean isOn(LocalDate date, int month, int day) {
        return date.getMonthValue() == month && (day == ABSENT || date.getDayOfMonth() == day);
    }
}
