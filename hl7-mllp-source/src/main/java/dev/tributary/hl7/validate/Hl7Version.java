package dev.tributary.hl7.validate;

/** Versions of HL7 as numbers that compare: 2.3.1 is 231, 2.5 is 250, unknown is 0. */
final class Hl7Version {

    static final int UNKNOWN = 0;

    private Hl7Version() {}

    /** Reads {@code 2.x} or {@code 2.x.y}; anything else is unknown. */
    static int of(String text) {
        int length = text.length();
        if ((length != 3 && length != 5)
                || text.charAt(0) != '2'
                || text.charAt(1) != '.'
                || !isDigit(text.charAt(2))) {
            return UNKNOWN;
        }
        int minor = 200 + 10 * (text.charAt(2) - '0');
        if (length == 3) {
            return minor;
        }
        return text.charAt(3) == '.' && isDigit(text.charAt(4))
                ? minor + (text.charAt(4) - '0')
                : UNKNOWN;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
