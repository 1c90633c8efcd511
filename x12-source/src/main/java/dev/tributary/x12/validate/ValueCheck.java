package dev.tributary.x12.validate;

import dev.tributary.commons.x12.Delimiters;
import dev.tributary.x12.grammar.ElementRow;
import dev.tributary.x12.grammar.ElementType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** What can be wrong with a value by itself: its characters, its length, its code, its date. */
final class ValueCheck {

    // What a byte is; a value's bytes are or-ed together, so that most checks are one comparison.
    private static final int DIGIT = 1;
    private static final int DOT = 1 << 1;
    private static final int MINUS = 1 << 2;
    private static final int CONTROL = 1 << 3;
    static final int REPETITION = 1 << 4;
    private static final int COMPONENT = 1 << 5;
    private static final int HIGH = 1 << 6;
    private static final int OTHER = 1 << 7;

    /** Of bytes that split a value. */
    static final int SPLITS = REPETITION | COMPONENT;

    private final byte[] kinds = new byte[256];
    private final boolean utf8;

    /**
     * For the interchanges of some delimiters.
     *
     * @param charset how many bytes a character has depends on it
     */
    ValueCheck(Delimiters delimiters, Charset charset) {
        this.utf8 = charset.equals(StandardCharsets.UTF_8);
        for (int b = 0; b < kinds.length; b++) {
            kinds[b] = (byte) kind(b);
        }
        if (delimiters.repetition() != 0) {
            kinds[delimiters.repetition() & 0xff] = REPETITION;
        }
        if (delimiters.component() != 0) {
            kinds[delimiters.component() & 0xff] = COMPONENT;
        }
    }

    private static int kind(int b) {
        if (b >= '0' && b <= '9') {
            return DIGIT;
        }
        if (b < ' ' || b == 0x7f) {
            return CONTROL;
        }
        return switch (b) {
            case '.' -> DOT;
            case '-' -> MINUS;
            default -> b > 0x7f ? HIGH : OTHER;
        };
    }

    /** What bytes there are in a range: bits of their kinds. */
    int mask(byte[] bytes, int start, int end) {
        int mask = 0;
        for (int i = start; i < end; i++) {
            mask |= kinds[bytes[i] & 0xff];
        }
        return mask;
    }

    /**
     * What is wrong with a value; null where nothing is.
     *
     * @param mask of its bytes
     */
    X12IssueCode wrong(ElementRow row, byte[] bytes, int start, int end, int mask) {
        return switch (row.type()) {
            case AN, ID -> text(row, bytes, start, end, mask);
            case R, N -> number(row, bytes, start, end, mask);
            case DT -> date(row, bytes, start, end, mask);
            case TM -> time(row, bytes, start, end, mask);
            case B -> null;
        };
    }

    private X12IssueCode text(ElementRow row, byte[] bytes, int start, int end, int mask) {
        if ((mask & CONTROL) != 0) {
            return X12IssueCode.ELEMENT_CHARACTER;
        }
        int length = end - start;
        if ((mask & HIGH) != 0 && utf8) {
            length = characters(bytes, start, end);
        }
        X12IssueCode wrong = length(row, length);
        return wrong == null ? code(row, bytes, start, end) : wrong;
    }

    private static int characters(byte[] bytes, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    private static X12IssueCode length(ElementRow row, int length) {
        if (length < row.min()) {
            return X12IssueCode.ELEMENT_TOO_SHORT;
        }
        return length > row.max() ? X12IssueCode.ELEMENT_TOO_LONG : null;
    }

    private X12IssueCode code(ElementRow row, byte[] bytes, int start, int end) {
        if (row.codes() == null || row.codes().contains(bytes, start, end)) {
            return null;
        }
        return row.codes().isMounted() ? X12IssueCode.CODE_LIST : X12IssueCode.ELEMENT_CODE;
    }

    /** Sign and point do not count for the length. X12.6 §3.3.1. */
    private X12IssueCode number(ElementRow row, byte[] bytes, int start, int end, int mask) {
        int length = end - start;
        if (mask != DIGIT) {
            int first = start;
            int point = 0;
            if (bytes[first] == '-') {
                first++;
                length--;
            }
            int digits = 0;
            for (int i = first; i < end; i++) {
                if (kinds[bytes[i] & 0xff] == DIGIT) {
                    digits++;
                } else if (bytes[i] == '.' && row.type() == ElementType.R) {
                    point++;
                } else {
                    return X12IssueCode.ELEMENT_CHARACTER;
                }
            }
            length -= point;
            if (point > 1 || digits == 0) {
                return X12IssueCode.ELEMENT_CHARACTER;
            }
        }
        X12IssueCode wrong = length(row, length);
        return wrong == null ? code(row, bytes, start, end) : wrong;
    }

    private X12IssueCode date(ElementRow row, byte[] bytes, int start, int end, int mask) {
        X12IssueCode wrong = length(row, end - start);
        if (wrong != null) {
            return wrong;
        }
        boolean right = mask == DIGIT && DateFormats.isDate(bytes, start, end);
        return right ? null : X12IssueCode.ELEMENT_DATE;
    }

    private X12IssueCode time(ElementRow row, byte[] bytes, int start, int end, int mask) {
        X12IssueCode wrong = length(row, end - start);
        if (wrong != null) {
            return wrong;
        }
        boolean right = mask == DIGIT && DateFormats.isTime(bytes, start, end);
        return right ? null : X12IssueCode.ELEMENT_TIME;
    }
}
