package dev.tributary.commons.hl7;

/**
 * The delimiters that a message names in MSH-1 and MSH-2 (HL7 v2.9 §2.5.4); zero stands for one
 * that it does not name.
 *
 * @param field separates fields
 * @param component separates components
 * @param repetition separates repetitions of a field
 * @param escape opens and closes an escape sequence
 * @param subcomponent separates subcomponents
 * @param truncation marks a truncated value, from version 2.7 on
 */
public record Delimiters(
        byte field,
        byte component,
        byte repetition,
        byte escape,
        byte subcomponent,
        byte truncation) {

    /** What nearly everyone uses. */
    public static final Delimiters USUAL =
            new Delimiters((byte) '|', (byte) '^', (byte) '~', (byte) '\\', (byte) '&', (byte) 0);

    /** Splits nothing: for MSH-2 itself. */
    static final Delimiters NONE =
            new Delimiters((byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);

    private static final int MSH_1 = 3;
    private static final int TRUNCATION = 4;

    /**
     * Reads them from an MSH segment.
     *
     * <p>A character that MSH-2 repeats, as in {@code ^~\\&}, is taken once; an empty MSH-2 stands
     * for the usual one. A blank ends it, and so does a letter or digit where the truncation
     * character may stand: the four before it are read.
     *
     * @param bytes holds the segment
     * @param start index of its {@code M}
     * @param end index behind it
     * @throws Hl7SyntaxException when it is not an MSH segment or names no usable field separator
     */
    public static Delimiters of(byte[] bytes, int start, int end) {
        if (end - start < MSH_1
                || bytes[start] != 'M'
                || bytes[start + 1] != 'S'
                || bytes[start + 2] != 'H') {
            throw new Hl7SyntaxException(Hl7SyntaxException.Code.NO_MSH, start);
        }
        if (end - start == MSH_1 || !isDelimiter(bytes[start + MSH_1])) {
            throw new Hl7SyntaxException(Hl7SyntaxException.Code.NO_FIELD_SEPARATOR, start + MSH_1);
        }
        byte field = bytes[start + MSH_1];
        byte[] named = new byte[5];
        int count = 0;
        int at = start + MSH_1 + 1;
        while (at < end && bytes[at] != field && count < named.length) {
            byte b = bytes[at++];
            if (b == ' ' || (count == TRUNCATION && !isDelimiter(b))) {
                break;
            }
            if (!isDelimiter(b)) {
                throw new Hl7SyntaxException(
                        Hl7SyntaxException.Code.ENCODING_CHARACTERS_INVALID, at - 1);
            }
            if (!contains(named, count, b)) {
                named[count++] = b;
            }
        }
        return count == 0
                ? new Delimiters(
                        field,
                        USUAL.component,
                        USUAL.repetition,
                        USUAL.escape,
                        USUAL.subcomponent,
                        (byte) 0)
                : new Delimiters(field, named[0], named[1], named[2], named[3], named[4]);
    }

    private static boolean contains(byte[] bytes, int count, byte wanted) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether it may be one: printable, and no letter, digit or white space. */
    static boolean isDelimiter(byte b) {
        boolean letterOrDigit =
                (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
        return b > ' ' && b < 0x7f && !letterOrDigit;
    }
}
