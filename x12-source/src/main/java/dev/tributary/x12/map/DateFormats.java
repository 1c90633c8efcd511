package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;

/**
 * What DTP-02 and its like say of the dates beside them: D8, RD8, DT, TM, CM, CY, D6, RD and RDT.
 */
final class DateFormats {

    private DateFormats() {}

    /** Where a span is parted; -1 where it is none. */
    static int dash(Slice format, Slice value) {
        if (format.isEmpty() || format.bytes()[format.start()] != 'R') {
            return -1;
        }
        for (int i = value.start(); i < value.end(); i++) {
            if (value.bytes()[i] == '-') {
                return i;
            }
        }
        return -1;
    }

    /** A date or one of the two of a span; null where it is none of that format. */
    static String iso(Slice format, byte[] bytes, int start, int end) {
        int at = format.start();
        if (at < format.end() && format.bytes()[at] == 'R') {
            at++;
        }
        byte first = at < format.end() ? format.bytes()[at] : (byte) 'D';
        byte second = at + 1 < format.end() ? format.bytes()[at + 1] : (byte) '8';
        if (first == 'T') {
            return X12Dates.time(bytes, start, end);
        }
        if (first == 'C') {
            return second == 'Y'
                    ? X12Dates.year(bytes, start, end)
                    : X12Dates.month(bytes, start, end);
        }
        boolean timed = end - start > 8;
        return timed ? X12Dates.minute(bytes, start, end) : X12Dates.day(bytes, start, end);
    }
}
