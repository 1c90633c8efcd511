package dev.tributary.hl7.parse;

import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 that is ASCII but for some letters: up to Java 17, one such letter makes a String
 * look at every byte of its text.
 */
final class Utf8 {

    private Utf8() {}

    /**
     * What {@code new String} gives, where the bytes are UTF-8; elsewhere U+FFFD stands in both.
     */
    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int letters = at;
            while (letters < bytes.length && bytes[letters] >= 0) {
                letters++;
            }
            int end = letters;
            while (end < bytes.length && bytes[end] < 0) {
                end++;
            }
            text.append(new String(bytes, at, letters - at, StandardCharsets.ISO_8859_1));
            text.append(new String(bytes, letters, end - letters, StandardCharsets.UTF_8));
            at = end;
        }
        return text.toString();
    }
}
