package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Slice;
import java.time.YearMonth;

/**
 * How precise a date or time is, read from its bytes without making a text of them: this is asked
 * of every date of every message.
 */
final class TimeShape {

    static final int INVALID = -1;

    private static final int SECONDS = 14;
    private static final int MAX_FRACTION = 9;
    private static final int OFFSET_DIGITS = 4;
    private static final int LARGEST_OFFSET_HOURS = 18;

    private TimeShape() {}

    /**
     * The digits of {@code YYYY[MM[DD[HH[MM[SS]]]]]} (HL7 v2.9 §2A.2.21) that were sent: 4, 6, 8,
     * 10, 12 or 14; or INVALID.
     */
    static int digits(Slice value) {
        byte[] bytes = value.bytes();
        int end = value.end();
        int at = digitsEnd(bytes, value.start(), end);
        int count = at - value.start();
        if (count < 4 || count > SECONDS || count % 2 != 0) {
            return INVALID;
        }
        if (at < end && bytes[at] == '.') {
            int fraction = digitsEnd(bytes, at + 1, end) - at - 1;
            if (count != SECONDS || fraction == 0 || fraction > MAX_FRACTION) {
                return INVALID;
            }
            at += 1 + fraction;
        }
        return isOffset(bytes, at, end) && onCalendar(bytes, value.start(), count)
                ? count
                : INVALID;
    }

    /** Whether it is {@code HH[MM[SS[.S]]]} with or without an offset (HL7 v2.9 §2A.2.75). */
    static boolean isClock(Slice value) {
        byte[] bytes = value.bytes();
        int end = value.end();
        int at = digitsEnd(bytes, value.start(), end);
        int count = at - value.start();
        if (count < 2 || count > 6 || count % 2 != 0) {
            return false;
        }
        if (count == 6 && at < end && bytes[at] == '.') {
            at = digitsEnd(bytes, at + 1, end);
        }
        return isOffset(bytes, at, end) && isClock(bytes, value.start(), count);
    }

    private static int digitsEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    /** Nothing more, or a sign and four digits. */
    private static boolean isOffset(byte[] bytes, int at, int end) {
        if (at == end) {
            return true;
        }
        return (bytes[at] == '+' || bytes[at] == '-')
                && end - at == 1 + OFFSET_DIGITS
                && digitsEnd(bytes, at + 1, end) == end
                && number(bytes, at + 1) <= LARGEST_OFFSET_HOURS
                && number(bytes, at + 3) <= 59
                && (number(bytes, at + 1) < LARGEST_OFFSET_HOURS || number(bytes, at + 3) == 0);
    }

    private static boolean onCalendar(byte[] bytes, int start, int count) {
        int month = count >= 6 ? number(bytes, start + 4) : 1;
        if (month < 1 || month > 12) {
            return false;
        }
        int day = count >= 8 ? number(bytes, start + 6) : 1;
        if (day < 1 || day > 31 || (day > 28 && day > lastDay(bytes, start, month))) {
            return false;
        }
        return isClock(bytes, start + 8, count - 8);
    }

    private static int lastDay(byte[] bytes, int start, int month) {
        return YearMonth.of(number(bytes, start) * 100 + number(bytes, start + 2), month)
                .lengthOfMonth();
    }

    private static boolean isClock(byte[] bytes, int start, int count) {
        return (count < 2 || number(bytes, start) <= 23)
                && (count < 4 || number(bytes, start + 2) <= 59)
                && (count < 6 || number(bytes, start + 4) <= 59);
    }

    private static int number(byte[] bytes, int at) {
        return 10 * (bytes[at] - '0') + (bytes[at + 1] - '0');
    }
}
