package dev.tributary.x12.map;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Texts of one or two ASCII characters, as most codes are: made once, as every unit repeats them.
 */
final class ShortTexts {

    private static final int BITS = 7;
    private static final AtomicReferenceArray<String> ONE = new AtomicReferenceArray<>(1 << BITS);
    private static final AtomicReferenceArray<String> TWO =
            new AtomicReferenceArray<>(1 << (2 * BITS));

    private ShortTexts() {}

    /** The text of one or two bytes; null where one of them is not ASCII. */
    static String of(byte[] bytes, int start, int length) {
        byte first = bytes[start];
        byte last = bytes[start + length - 1];
        if ((first | last) < 0) {
            return null;
        }
        return length == 1
                ? text(ONE, first, first, last, 1)
                : text(TWO, (first << BITS) | last, first, last, 2);
    }

    private static String text(
            AtomicReferenceArray<String> known, int index, byte first, byte last, int length) {
        String text = known.getPlain(index);
        if (text == null) {
            text = new String(new char[] {(char) first, (char) last}, 0, length);
            known.set(index, text);
        }
        return text;
    }
}
