package dev.tributary.masking.raw;

import dev.tributary.commons.x12.Delimiters;

/** Text as it can stand in an interchange: X12 has no escapes. */
final class X12Text {

    private static final int BYTE = 0xff;
    private static final char STAND_IN = '-';

    private X12Text() {}

    /** A delimiter as a character. */
    static char character(byte delimiter) {
        return (char) (delimiter & BYTE);
    }

    /**
     * A text with another character where a delimiter or a line end stands, or one that the
     * interchange's character set lacks.
     *
     * @param text what a mask gave
     * @param original what it stands for: a simple element that held component or repetition
     *     separators may go on to
     * @param last the last character of that set
     */
    static String clean(String text, String original, Delimiters delimiters, char last) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            boolean within = is(c, delimiters.component()) || is(c, delimiters.repetition());
            boolean splits =
                    is(c, delimiters.element())
                            || is(c, delimiters.segment())
                            || (within && original.indexOf(c) < 0);
            if (splits || c < ' ' || c > last) {
                out.setCharAt(i, standIn(delimiters));
            }
        }
        return out.toString();
    }

    private static boolean is(char c, byte delimiter) {
        return delimiter != 0 && c == character(delimiter);
    }

    private static char standIn(Delimiters delimiters) {
        boolean taken =
                is(STAND_IN, delimiters.element())
                        || is(STAND_IN, delimiters.component())
                        || is(STAND_IN, delimiters.repetition())
                        || is(STAND_IN, delimiters.segment());
        return taken ? ' ' : STAND_IN;
    }

    /** A text cut or filled up with blanks to a width. */
    static String padded(String text, int width) {
        return text.length() >= width
                ? text.substring(0, width)
                : text + " ".repeat(width - text.length());
    }
}
