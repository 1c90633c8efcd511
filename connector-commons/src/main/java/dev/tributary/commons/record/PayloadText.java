package dev.tributary.commons.record;

import java.nio.charset.Charset;
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

    /**
     * Writes bytes as text in a character set if that loses nothing, as base64 otherwise.
     *
     * @param bytes the payload; not changed
     * @param charset the character set to try
     */
    public static PayloadText of(byte[] bytes, Charset charset) {
        // What cannot be decoded becomes another character here, and so does not come back.
        String text = new String(bytes, charset);
        return text.indexOf('\0') < 0 && Arrays.equals(text.getBytes(charset), bytes)
                ? new PayloadText(text, charset.name())
                : base64(bytes);
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
