package dev.tributary.x12.map;

import java.nio.charset.StandardCharsets;

/**
 * Dates of X12 as ISO-8601 text. Read by hand, as a claim has several. What cannot be a date is
 * null.
 */
final class X12Dates {

    private static final int DATE = 8;
    private static final int SHORT_DATE = 6;
    private static final int MINUTES = 12;
    private static final int SECONDS = 14;

    /** Two digits of a year from here on belong to the last century. */
    private static final int CENTURY_TURN = 70;

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private X12Dates() {}

    /** CCYYMMDD, or YYMMDD as some old elements have it: {@code yyyy-MM-dd}. */
    static String day(byte[] bytes, int start, int end) {
        int length = end - start;
        if ((length != DATE && length != SHORT_DATE) || !isDigits(bytes, start, end)) {
            return null;
        }
        int yearEnd = end - 4;
        int year = number(bytes, start, yearEnd);
        if (length == SHORT_DATE) {
            year += year < CENTURY_TURN ? 2000 : 1900;
        }
        return isDay(year, number(bytes, yearEnd, yearEnd + 2), number(bytes, end - 2, end))
                ? new String(iso(bytes, end, year, 10), StandardCharsets.ISO_8859_1)
                : null;
    }

    /** CCYYMMDDHHMM, seconds or not: {@code yyyy-MM-ddTHH:mm}. */
    static String minute(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length != MINUTES && length != SECONDS) {
            return null;
        }
        String day = day(bytes, start, start + DATE);
        String time = time(bytes, start + DATE, start + MINUTES);
        return day == null || time == null ? null : day + 'T' + time;
    }

    /** HHMM, or more digits of which the further ones are left out: {@code HH:mm}. */
    static String time(byte[] bytes, int start, int end) {
        if (end - start < 4 || end - start > 8 || !isDigits(bytes, start, end)) {
            return null;
        }
        if (number(bytes, start, start + 2) > 23 || number(bytes, start + 2, start + 4) > 59) {
            return null;
        }
        return new String(
                new byte[] {
                    bytes[start], bytes[start + 1], ':', bytes[start + 2], bytes[start + 3]
                },
                StandardCharsets.ISO_8859_1);
    }

    /** CCYYMM: {@code yyyy-MM}. */
    static String month(byte[] bytes, int start, int end) {
        if (end - start != SHORT_DATE || !isDigits(bytes, start, end)) {
            return null;
        }
        int month = number(bytes, start + 4, end);
        return month < 1 || month > 12
                ? null
                : text(bytes, start, start + 4) + '-' + text(bytes, start + 4, end);
    }

    /** CCYY: {@code yyyy}. */
    static String year(byte[] bytes, int start, int end) {
        return end - start == 4 && isDigits(bytes, start, end) ? text(bytes, start, end) : null;
    }

    private static byte[] iso(byte[] bytes, int end, int year, int length) {
        byte[] iso = new byte[length];
        iso[0] = (byte) ('0' + year / 1000);
        iso[1] = (byte) ('0' + year / 100 % 10);
        iso[2] = (byte) ('0' + year / 10 % 10);
        iso[3] = (byte) ('0' + year % 10);
        iso[4] = '-';
        iso[5] = bytes[end - 4];
        iso[6] = bytes[end - 3];
        iso[7] = '-';
        iso[8] = bytes[end - 2];
        iso[9] = bytes[end - 1];
        return iso;
    }

    private static boolean isDay(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month != 2 || day < 29 || leap;
    }

    private static boolean isDigits(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
