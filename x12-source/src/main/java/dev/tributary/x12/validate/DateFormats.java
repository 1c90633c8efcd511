package dev.tributary.x12.validate;

/** Dates and times as bytes, in the formats that X12's data element 1250 names. */
final class DateFormats {

    /** What is wrong with a value of a format. */
    enum Verdict {
        /** Nothing, or the format is none that is known here. */
        RIGHT,
        /** It has no such date. */
        NO_DATE,
        /** It has no such time. */
        NO_TIME
    }

    private static final int LONG_DATE = 8;
    private static final int SHORT_DATE = 6;
    private static final int MONTH = 6;
    private static final int MINUTES = 4;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private static final long D8 = pack("D8");
    private static final long RD8 = pack("RD8");
    private static final long D6 = pack("D6");
    private static final long RD6 = pack("RD6");
    private static final long DT = pack("DT");
    private static final long RDT = pack("RDT");
    private static final long TM = pack("TM");
    private static final long RTM = pack("RTM");
    private static final long TS = pack("TS");
    private static final long RTS = pack("RTS");
    private static final long CM = pack("CM");
    private static final long CY = pack("CY");

    private DateFormats() {}

    private static long pack(String format) {
        long packed = 0;
        for (int i = 0; i < format.length(); i++) {
            packed = packed << 8 | format.charAt(i);
        }
        return packed;
    }

    /** Whether a value is what its format says. */
    static Verdict check(byte[] bytes, int formatStart, int formatEnd, int start, int end) {
        if (formatEnd - formatStart > 3) {
            return Verdict.RIGHT;
        }
        long format = 0;
        for (int i = formatStart; i < formatEnd; i++) {
            format = format << 8 | (bytes[i] & 0xff);
        }
        if (format == D8) {
            return date(isDigits(bytes, start, end, LONG_DATE) && isDate(bytes, start, end));
        }
        if (format == RD8) {
            return range(bytes, D8, start, end);
        }
        return rare(bytes, format, start, end);
    }

    private static Verdict rare(byte[] bytes, long format, int start, int end) {
        if (format == RD6) {
            return range(bytes, D6, start, end);
        }
        if (format == RDT) {
            return range(bytes, DT, start, end);
        }
        if (format == RTS) {
            return range(bytes, TS, start, end);
        }
        if (format == RTM) {
            return range(bytes, TM, start, end);
        }
        return single(bytes, format, start, end);
    }

    private static Verdict range(byte[] bytes, long format, int start, int end) {
        int dash = start;
        while (dash < end && bytes[dash] != '-') {
            dash++;
        }
        if (dash == end) {
            return format == TM ? Verdict.NO_TIME : Verdict.NO_DATE;
        }
        Verdict first = single(bytes, format, start, dash);
        return first == Verdict.RIGHT ? single(bytes, format, dash + 1, end) : first;
    }

    private static Verdict single(byte[] bytes, long format, int start, int end) {
        if (format == D8) {
            return date(isDigits(bytes, start, end, LONG_DATE) && isDate(bytes, start, end));
        }
        if (format == D6) {
            return date(isDigits(bytes, start, end, SHORT_DATE) && isDate(bytes, start, end));
        }
        if (format == TM) {
            return isTimeOfDigits(bytes, start, end) ? Verdict.RIGHT : Verdict.NO_TIME;
        }
        if (format == CM) {
            return date(isDigits(bytes, start, end, MONTH) && isMonth(bytes, end - 2));
        }
        if (format == CY) {
            return Verdict.RIGHT;
        }
        boolean dateAndTime = format == DT || format == TS;
        return dateAndTime ? dateAndTime(bytes, start, end) : Verdict.RIGHT;
    }

    private static Verdict dateAndTime(byte[] bytes, int start, int end) {
        int time = start + LONG_DATE;
        if (time > end || !isDigits(bytes, start, time, LONG_DATE) || !isDate(bytes, start, time)) {
            return Verdict.NO_DATE;
        }
        return isTimeOfDigits(bytes, time, end) ? Verdict.RIGHT : Verdict.NO_TIME;
    }

    private static Verdict date(boolean right) {
        return right ? Verdict.RIGHT : Verdict.NO_DATE;
    }

    private static boolean isDigits(byte[] bytes, int start, int end, int length) {
        if (end - start != length) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isTimeOfDigits(byte[] bytes, int start, int end) {
        return isDigits(bytes, start, end, end - start) && isTime(bytes, start, end);
    }

    /** Six or eight digits: whether the calendar has that day. */
    static boolean isDate(byte[] bytes, int start, int end) {
        int length = end - start;
        if ((length != LONG_DATE && length != SHORT_DATE) || !isMonth(bytes, end - 4)) {
            return false;
        }
        int month = two(bytes, end - 4);
        int day = two(bytes, end - 2);
        if (day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        return month != 2 || day < 29 || isLeapYear(bytes, start, length);
    }

    /** Of two digits the year may be of any century: 00 may be one. */
    private static boolean isLeapYear(byte[] bytes, int start, int length) {
        if (length == SHORT_DATE) {
            return two(bytes, start) % 4 == 0;
        }
        int year = two(bytes, start) * 100 + two(bytes, start + 2);
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static boolean isMonth(byte[] bytes, int start) {
        int month = two(bytes, start);
        return month >= 1 && month <= 12;
    }

    /** Four digits or more: whether the clock has that time. */
    static boolean isTime(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < MINUTES || length == MINUTES + 1) {
            return false;
        }
        return two(bytes, start) < 24
                && two(bytes, start + 2) < 60
                && (length == MINUTES || two(bytes, start + 4) < 60);
    }

    private static int two(byte[] bytes, int start) {
        return (bytes[start] - '0') * 10 + bytes[start + 1] - '0';
    }
}
