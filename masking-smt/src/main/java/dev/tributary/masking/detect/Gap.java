package dev.tributary.masking.detect;

import java.util.Arrays;

/** What stands before a token, as a set of the kinds of characters. */
final class Gap {

    static final int NOTHING = 0;
    static final int SPACE = 1;
    static final int LINE = 2;
    static final int HYPHEN = 4;
    static final int DOT = 8;

    /** A comma, or the caret that HL7 writes between the parts of a name. */
    static final int COMMA = 16;

    static final int AMPERSAND = 32;
    static final int SLASH = 64;

    /** A colon, a hash or an equals sign. */
    static final int LABEL = 128;

    static final int OPEN = 256;
    static final int QUOTE = 512;
    static final int OTHER = 1024;

    private static final int[] KINDS = kinds();

    private Gap() {}

    static int kind(char c) {
        if (c < KINDS.length) {
            return KINDS[c];
        }
        return Character.isWhitespace(c) ? SPACE : OTHER;
    }

    private static int[] kinds() {
        int[] kinds = new int[128];
        Arrays.fill(kinds, OTHER);
        kinds[' '] = SPACE;
        kinds['\t'] = SPACE;
        kinds['\n'] = LINE;
        kinds['\r'] = LINE;
        kinds['-'] = HYPHEN;
        kinds['.'] = DOT;
        kinds[','] = COMMA;
        kinds['^'] = COMMA;
        kinds['&'] = AMPERSAND;
        kinds['/'] = SLASH;
        kinds[':'] = LABEL;
        kinds['#'] = LABEL;
        kinds['='] = LABEL;
        kinds['('] = OPEN;
        kinds['['] = OPEN;
        kinds['\''] = QUOTE;
        kinds['"'] = QUOTE;
        return kinds;
    }
}
