package dev.tributary.commons.x12;

/** Bytes that stand between segments and interchanges, and are passed over. */
final class Filler {

    private static final int LEAD_OF_SEVERAL = 0xc0;
    private static final int REST_OF_SEVERAL = 0x80;

    private Filler() {}

    /** NUL and Ctrl-Z are blanks too. */
    static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /**
     * Whether a byte is a terminator, as in {@code IEA*1*1~~}, or the rest of one: beyond ASCII it
     * has several bytes in UTF-8, the first of which ends segments.
     *
     * @param terminator 0 where none is known
     */
    static boolean isTerminator(byte b, byte terminator) {
        boolean rest =
                (terminator & LEAD_OF_SEVERAL) == LEAD_OF_SEVERAL
                        && (b & LEAD_OF_SEVERAL) == REST_OF_SEVERAL;
        return terminator != 0 && (b == terminator || rest);
    }

    /** How many bytes of it stand outside of interchanges: a blank, a terminator, or a mark. */
    static int outside(byte[] bytes, int at, int limit, byte terminator) {
        boolean mark =
                at + 2 < limit
                        && bytes[at] == (byte) 0xef
                        && bytes[at + 1] == (byte) 0xbb
                        && bytes[at + 2] == (byte) 0xbf;
        if (mark) {
            return 3;
        }
        return isBlank(bytes[at]) || isTerminator(bytes[at], terminator) ? 1 : 0;
    }
}
