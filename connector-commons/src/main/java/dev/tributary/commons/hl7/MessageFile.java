package dev.tributary.commons.hl7;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the messages in a file: one after the other, in MLLP frames or not, inside FHS and BHS
 * batches or not, with any line ends.
 *
 * <p>A message starts at a line that starts with {@code MSH} and a delimiter, and ends before the
 * next one, before a batch's header or trailer, or at the end of a frame. A line of a text that
 * happens to start with such a name, and no separator behind it, stays where it is.
 */
public final class MessageFile {

    private static final byte START_BLOCK = 0x0b;
    private static final byte END_BLOCK = 0x1c;
    private static final int ID_LENGTH = 3;

    private MessageFile() {}

    /**
     * The messages, in order, each with its own line ends.
     *
     * @param bytes the file
     * @return what stands before the first message, and is neither blank nor a batch's header, is
     *     taken for a message too, so that it is reported and not passed over
     */
    public static List<byte[]> split(byte[] bytes) {
        List<byte[]> messages = new ArrayList<>();
        int messageStart = -1;
        byte separator = Delimiters.USUAL.field();
        int at = 0;
        while (at < bytes.length) {
            int end = lineEnd(bytes, at);
            int text = textStart(bytes, at, end);
            boolean message = isHeader(bytes, text, end, "MSH");
            boolean envelope = isEnvelope(bytes, text, end, separator);
            if (declaresSeparator(bytes, text, end)) {
                separator = bytes[text + ID_LENGTH];
            }
            if (messageStart >= 0 && (envelope || message)) {
                messages.add(Arrays.copyOfRange(bytes, messageStart, at));
                messageStart = -1;
            }
            if (messageStart < 0 && !envelope && text < end) {
                messageStart = text;
            }
            boolean frameEnds = end < bytes.length && bytes[end] == END_BLOCK;
            if (messageStart >= 0 && frameEnds) {
                messages.add(Arrays.copyOfRange(bytes, messageStart, end));
                messageStart = -1;
            }
            at = end + 1;
        }
        if (messageStart >= 0) {
            messages.add(Arrays.copyOfRange(bytes, messageStart, bytes.length));
        }
        return messages;
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length
                && bytes[at] != '\r'
                && bytes[at] != '\n'
                && bytes[at] != END_BLOCK) {
            at++;
        }
        return at;
    }

    /** Behind the start of a frame, a byte order mark and white space. */
    private static int textStart(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end
                && (bytes[at] == START_BLOCK
                        || bytes[at] == (byte) 0xef
                        || bytes[at] == (byte) 0xbb
                        || bytes[at] == (byte) 0xbf
                        || (bytes[at] >= 0 && bytes[at] <= ' '))) {
            at++;
        }
        return at;
    }

    /** A header names its separator; a trailer is one only with the separator of its batch. */
    private static boolean isEnvelope(byte[] bytes, int at, int end, byte separator) {
        return isHeader(bytes, at, end, "FHS")
                || isHeader(bytes, at, end, "BHS")
                || isTrailer(bytes, at, end, "BTS", separator)
                || isTrailer(bytes, at, end, "FTS", separator);
    }

    private static boolean declaresSeparator(byte[] bytes, int at, int end) {
        return end - at > ID_LENGTH
                && (isHeader(bytes, at, end, "MSH")
                        || isHeader(bytes, at, end, "FHS")
                        || isHeader(bytes, at, end, "BHS"));
    }

    private static boolean isHeader(byte[] bytes, int at, int end, String id) {
        return startsWith(bytes, at, end, id)
                && (end - at == ID_LENGTH || Delimiters.isDelimiter(bytes[at + ID_LENGTH]));
    }

    private static boolean isTrailer(byte[] bytes, int at, int end, String id, byte separator) {
        return startsWith(bytes, at, end, id)
                && (end - at == ID_LENGTH || bytes[at + ID_LENGTH] == separator);
    }

    private static boolean startsWith(byte[] bytes, int at, int end, String id) {
        return end - at >= ID_LENGTH
                && bytes[at] == id.charAt(0)
                && bytes[at + 1] == id.charAt(1)
                && bytes[at + 2] == id.charAt(2);
    }
}
