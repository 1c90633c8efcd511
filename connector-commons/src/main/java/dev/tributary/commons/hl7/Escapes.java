package dev.tributary.commons.hl7;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * Escape sequences (HL7 v2.9 §2.7): resolves delimiters, hexadecimal data and line breaks, and
 * keeps every other sequence as it was sent. Nothing is dropped.
 */
public final class Escapes {

    private static final String LINE_BREAK = ".br";

    /** The bytes around a message on the wire (MLLP): inside one they would end it. */
    private static final char START_BLOCK = 0x0b;

    private static final char END_BLOCK = 0x1c;

    private static final char USUAL_TRUNCATION = '#';

    /** How HAPI writes a carriage return (2.6.0): no NUL before it is meant. */
    private static final String WIDE_CARRIAGE_RETURN = "X000D";

    private Escapes() {}

    /**
     * The text of a slice.
     *
     * @param slice what was sent
     * @param charset the character set of its bytes, and of those in hexadecimal sequences
     */
    static String decode(Slice slice, Charset charset) {
        byte[] bytes = slice.bytes();
        byte escape = slice.delimiters().escape();
        int open = find(bytes, escape, slice.start(), slice.end());
        if (open < 0) {
            return new String(bytes, slice.start(), slice.end() - slice.start(), charset);
        }
        StringBuilder out = new StringBuilder(slice.end() - slice.start());
        int at = slice.start();
        while (open >= 0) {
            int close = find(bytes, escape, open + 1, slice.end());
            if (close < 0) {
                break;
            }
            out.append(new String(bytes, at, open - at, charset));
            String body = new String(bytes, open + 1, close - open - 1, charset);
            String meaning = meaning(body, slice.delimiters(), charset);
            if (meaning == null) {
                out.append((char) escape).append(body).append((char) escape);
            } else {
                out.append(meaning);
            }
            at = close + 1;
            open = find(bytes, escape, at, slice.end());
        }
        return out.append(new String(bytes, at, slice.end() - at, charset)).toString();
    }

    private static int find(byte[] bytes, byte wanted, int from, int end) {
        if (wanted == 0) {
            return -1;
        }
        for (int i = from; i < end; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** What a sequence stands for, or null where it is to be kept. */
    private static String meaning(String body, Delimiters delimiters, Charset charset) {
        return switch (body) {
            case "F" -> character(delimiters.field());
            case "S" -> character(delimiters.component());
            case "T" -> character(delimiters.subcomponent());
            case "R" -> character(delimiters.repetition());
            case "E" -> character(delimiters.escape());
            case "P" ->
                    delimiters.truncation() == 0
                            ? String.valueOf(USUAL_TRUNCATION)
                            : character(delimiters.truncation());
            case LINE_BREAK -> "\n";
            default -> body.startsWith("X") ? hexadecimal(body, charset) : null;
        };
    }

    private static String character(byte delimiter) {
        return delimiter == 0 ? null : String.valueOf((char) delimiter);
    }

    /** Characters of {@code Xhhhh…}; null where they are not pairs of digits, or not characters. */
    private static String hexadecimal(String body, Charset charset) {
        int digits = body.length() - 1;
        if (digits == 0 || digits % 2 != 0) {
            return null;
        }
        if (body.equalsIgnoreCase(WIDE_CARRIAGE_RETURN)) {
            return "\r";
        }
        byte[] data = new byte[digits / 2];
        for (int i = 0; i < data.length; i++) {
            int high = Character.digit(body.charAt(1 + 2 * i), 16);
            int low = Character.digit(body.charAt(2 + 2 * i), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            data[i] = (byte) (high << 4 | low);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(data))
                    .toString();
        } catch (CharacterCodingException notCharacters) {
            return null;
        }
    }

    /**
     * Writes text so that no delimiter, line end or block character stands in it; decoding gives
     * the text back.
     *
     * @param text any text
     * @param delimiters those of the message that it is written into
     * @throws IllegalArgumentException when the text holds a delimiter and the message names no
     *     escape character: written as it is, it would shift what stands behind it
     */
    public static String encode(String text, Delimiters delimiters) {
        if (delimiters.escape() == 0) {
            if (text.chars().anyMatch(c -> sequence((char) c, delimiters) != null)) {
                throw new IllegalArgumentException(
                        "the text holds a delimiter, and the message names no escape character");
            }
            return text;
        }
        char escape = (char) delimiters.escape();
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String sequence = sequence(c, delimiters);
            if (sequence == null) {
                out.append(c);
            } else {
                out.append(escape).append(sequence).append(escape);
            }
        }
        return out.toString();
    }

    private static String sequence(char c, Delimiters delimiters) {
        if (c == 0 || c >= 0x80) {
            return null;
        }
        byte b = (byte) c;
        if (b == delimiters.escape()) {
            return "E";
        }
        if (b == delimiters.field()) {
            return "F";
        }
        if (b == delimiters.component()) {
            return "S";
        }
        if (b == delimiters.subcomponent()) {
            return "T";
        }
        if (b == delimiters.repetition()) {
            return "R";
        }
        if (b == delimiters.truncation()) {
            return "P";
        }
        return switch (c) {
            case '\r' -> "X0D";
            case '\n' -> "X0A";
            case START_BLOCK -> "X0B";
            case END_BLOCK -> "X1C";
            default -> null;
        };
    }
}
