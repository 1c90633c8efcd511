package dev.tributary.commons.x12;

/**
 * Tells a real ISA segment from bytes that happen to read so, by its geometry: 16 elements of fixed
 * widths; or, where a sender did not pad them, 16 elements that are no longer than those widths and
 * a version and control number of digits.
 */
final class Header {

    /** Offset of the first element separator. */
    static final int ELEMENT_SEPARATOR = 3;

    /** No ISA segment is longer, not even one whose characters take several bytes. */
    static final int MAX_LENGTH = 250;

    /** Without its terminator. */
    private static final int PADDED_LENGTH = 105;

    private static final int ELEMENTS = 16;
    private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    /** A character of UTF-8 takes up to three bytes there; a line end may stand in it. */
    private static final int BYTES_PER_CHARACTER = 3;

    private static final int LINE_END = 2;
    private static final int VERSION = 12;
    private static final int CONTROL_NUMBER = 13;

    private Header() {}

    /** Whether the letters and a separator stand there. */
    static boolean begins(byte[] bytes, int at, int limit) {
        return limit - at > ELEMENT_SEPARATOR
                && bytes[at] == 'I'
                && bytes[at + 1] == 'S'
                && bytes[at + 2] == 'A'
                && isSeparator(bytes[at + ELEMENT_SEPARATOR]);
    }

    private static boolean isSeparator(byte b) {
        return Delimiters.isDelimiter(b) && b != '\r' && b != '\n';
    }

    /**
     * Where a real ISA segment ends: the index of its terminator.
     *
     * @return -1 where none starts at that byte
     */
    static int end(byte[] bytes, int at, int limit) {
        if (!begins(bytes, at, limit)) {
            return -1;
        }
        int end = paddedEnd(bytes, at, limit);
        return end >= 0 ? end : unpaddedEnd(bytes, at, limit);
    }

    private static int paddedEnd(byte[] bytes, int at, int limit) {
        byte separator = bytes[at + ELEMENT_SEPARATOR];
        int next = at + ELEMENT_SEPARATOR;
        for (int width : WIDTHS) {
            int end = next + 1 + width;
            if (end >= limit
                    || bytes[next] != separator
                    || next(bytes, separator, next + 1, end) != end) {
                return -1;
            }
            next = end;
        }
        return isTerminator(bytes[next], separator) ? next : -1;
    }

    /**
     * Where in a range a real, padded ISA segment of any delimiters starts.
     *
     * @return -1 where none does; not found in a range too short for one
     */
    static int paddedWithin(byte[] bytes, int from, int end, int limit) {
        for (int at = from; at <= end - PADDED_LENGTH; at++) {
            if (bytes[at] == 'I' && begins(bytes, at, limit) && paddedEnd(bytes, at, limit) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** The last element has one character: what follows it is the terminator. */
    private static int unpaddedEnd(byte[] bytes, int at, int limit) {
        byte separator = bytes[at + ELEMENT_SEPARATOR];
        int last = Math.min(limit, at + MAX_LENGTH);
        int start = at + ELEMENT_SEPARATOR + 1;
        for (int element = 1; element < ELEMENTS; element++) {
            int end = next(bytes, separator, start, last);
            if (end == last || !fits(bytes, start, end, element)) {
                return -1;
            }
            start = end + 1;
        }
        int terminator = start + 1;
        boolean ends =
                terminator < limit
                        && Delimiters.isDelimiter(bytes[start])
                        && bytes[start] != separator
                        && bytes[terminator] != bytes[start]
                        && isTerminator(bytes[terminator], separator);
        return ends ? terminator : -1;
    }

    private static boolean fits(byte[] bytes, int start, int end, int element) {
        int width = WIDTHS[element - 1];
        if (end - start > width * BYTES_PER_CHARACTER + LINE_END) {
            return false;
        }
        return switch (element) {
            case VERSION, CONTROL_NUMBER -> number(bytes, start, end) >= 0;
            default -> true;
        };
    }

    private static boolean isTerminator(byte b, byte separator) {
        return Delimiters.isDelimiter(b) && b != separator;
    }

    /** A number of digits, line ends and blanks around or in it passed over; -1 if it is none. */
    static int number(byte[] bytes, int start, int end) {
        int number = -1;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9' && number < Integer.MAX_VALUE / 10 - 1) {
                number = Math.max(number, 0) * 10 + b - '0';
            } else if (b != '\r' && b != '\n' && b != ' ') {
                return -1;
            }
        }
        return number;
    }

    /** Index of an element of an ISA segment that was found to be one; behind it for a 17th. */
    static int elementStart(byte[] bytes, int at, int end, byte separator, int number) {
        int start = at + ELEMENT_SEPARATOR + 1;
        for (int element = 1; element < number; element++) {
            start = next(bytes, separator, start, end) + 1;
        }
        return start;
    }

    private static int next(byte[] bytes, byte delimiter, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != delimiter) {
            at++;
        }
        return at;
    }
}
