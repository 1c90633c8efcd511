package dev.tributary.commons.x12;

/**
 * The delimiters that an interchange names in its ISA segment; zero stands for one that it does not
 * name. X12 has no escape character before version 007040.
 *
 * @param element separates elements
 * @param component separates the components of a composite element
 * @param repetition separates repetitions of an element, from version 00402 on
 * @param segment ends segments
 */
public record Delimiters(byte element, byte component, byte repetition, byte segment) {

    /** What nearly everyone uses. */
    public static final Delimiters USUAL =
            new Delimiters((byte) '*', (byte) ':', (byte) '^', (byte) '~');

    /** Splits nothing: for the elements of ISA and for binary data. */
    static final Delimiters NONE = new Delimiters((byte) 0, (byte) 0, (byte) 0, (byte) 0);

    /** From this ISA-12 on, ISA-11 is the repetition separator. */
    private static final int FIRST_WITH_REPETITION = 402;

    /**
     * Reads them from an ISA segment, padded to its fixed widths or not.
     *
     * <p>ISA-11 counts as a delimiter only from version 00402 on, and only where it is no letter,
     * digit or blank: many send the {@code U} of older versions.
     *
     * @param bytes holds the segment
     * @param start index of its {@code I}
     * @param limit index behind the last byte that may be read
     * @throws X12SyntaxException when it is no ISA segment that names its delimiters
     */
    public static Delimiters of(byte[] bytes, int start, int limit) {
        int end = Header.end(bytes, start, limit);
        if (end < 0) {
            throw new X12SyntaxException(X12SyntaxException.Code.HEADER_INVALID, start);
        }
        byte element = bytes[start + Header.ELEMENT_SEPARATOR];
        byte segment = bytes[end];
        byte component = bytes[end - 1];
        if (!isDelimiter(component) || component == element || component == segment) {
            component = 0;
        }
        byte repetition = repetition(bytes, start, end, element);
        if (repetition == element || repetition == segment || repetition == component) {
            repetition = 0;
        }
        return new Delimiters(element, component, repetition, segment);
    }

    private static byte repetition(byte[] bytes, int start, int end, byte element) {
        int standards = Header.elementStart(bytes, start, end, element, 11);
        int version = Header.elementStart(bytes, start, end, element, 12);
        int versionEnd = Header.elementStart(bytes, start, end, element, 13) - 1;
        boolean single = version - standards == 2;
        return single
                        && isDelimiter(bytes[standards])
                        && Header.number(bytes, version, versionEnd) >= FIRST_WITH_REPETITION
                ? bytes[standards]
                : 0;
    }

    /** Whether it may be one: no letter, digit or blank. */
    static boolean isDelimiter(byte b) {
        return b != ' ' && b != 0 && !isLetterOrDigit(b);
    }

    static boolean isLetterOrDigit(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }
}
