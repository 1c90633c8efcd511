package dev.tributary.commons.record;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Exact bytes written as a string: as text where a character set gives the same bytes back, as
 * base64 otherwise.
 *
 * @param content the text or base64
 * @param encoding {@code base64}, or the name of the character set that turns content into the
 *     bytes
 */
public record PayloadText(String content, String encoding) {

    /** The encoding's name where the content is not text. */
    public static final String BASE64 = "base64";

    private static final char REPLACED = '\uFFFD';

    /**
     * Writes bytes as text in a character set if that loses nothing, as base64 otherwise.
     *
     * @param bytes the payload; not changed
     * @param charset the character set to try
     */
    public static PayloadText of(byte[] bytes, Charset charset) {
        return of(bytes, new String(bytes, charset), charset);
    }

    /**
     * The same for bytes that have been decoded before.
     *
     * @param bytes the payload; not changed
     * @param text {@code new String(bytes, charset)}
     * @param charset the character set to try
     */
    public static PayloadText of(byte[] bytes, String text, Charset charset) {
        return text.indexOf('\0') < 0 && comesBack(text, charset, bytes)
                ? new PayloadText(text, charset.name())
                : base64(bytes);
    }

    /** What could not be decoded was replaced, and so does not come back; Latin 1 has all bytes. */
    private static boolean comesBack(String text, Charset charset, byte[] bytes) {
        boolean isExact =
                charset.equals(StandardCharsets.ISO_8859_1)
                        || (charset.equals(StandardCharsets.UTF_8) && text.indexOf(REPLACED) < 0);
        return isExact || Arrays.equals(text.getBytes(charset), bytes);
    }

    /** Writes bytes as base64. */
    public static PayloadText base64(byte[] bytes) {
        return new PayloadText(Base64.getEncoder().encodeToString(bytes), BASE64);
    }

    /** The exact bytes. */
    public byte[] bytes() {
        return encoding.equals(BASE64)
                ? Base64.getDecoder().decode(content)
                : content.getBytes(Charset.forName(encoding));
    }

    @Override
    public String toString() {
        return "PayloadText[" + encoding + ", " + content.length() + " characters]";
    }
}
