package dev.tributary.masking.raw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A payload as its messages and batch headers: each part starts with a line MSH, FHS or BHS and has
 * the delimiters that this line names.
 */
final class Hl7Parts {

    private static final int ID_LENGTH = 3;
    private static final byte[] MESSAGE = "MSH".getBytes(StandardCharsets.US_ASCII);

    private Hl7Parts() {}

    /**
     * A part.
     *
     * @param bytes a copy, its header named MSH so that it tokenises
     * @param header the real name of its header
     */
    record Part(byte[] bytes, String header) {}

    /** The parts, in order; empty where something else stands before the first. */
    static List<Part> of(byte[] payload) {
        List<Integer> starts = new ArrayList<>();
        int at = 0;
        while (at < payload.length) {
            int text = textStart(payload, at);
            if (isHeader(payload, text)) {
                starts.add(starts.isEmpty() ? 0 : at);
            } else if (starts.isEmpty() && text < lineEnd(payload, at)) {
                return List.of();
            }
            at = lineEnd(payload, at) + 1;
        }
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : payload.length;
            parts.add(part(payload, starts.get(i), end));
        }
        return parts;
    }

    private static Part part(byte[] payload, int start, int end) {
        byte[] bytes = Arrays.copyOfRange(payload, start, end);
        int id = 0;
        while (!isHeader(bytes, id)) {
            id++;
        }
        String header = new String(bytes, id, ID_LENGTH, StandardCharsets.US_ASCII);
        System.arraycopy(MESSAGE, 0, bytes, id, ID_LENGTH);
        return new Part(bytes, header);
    }

    /** Behind a byte order mark, the start of a frame and white space. */
    private static int textStart(byte[] payload, int from) {
        int at = from;
        if (at == 0 && payload.length >= 3 && payload[0] == (byte) 0xef) {
            at = 3;
        }
        while (at < payload.length
                && payload[at] >= 0
                && payload[at] <= ' '
                && payload[at] != '\r'
                && payload[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int lineEnd(byte[] payload, int from) {
        int at = from;
        while (at < payload.length && payload[at] != '\r' && payload[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean isHeader(byte[] bytes, int at) {
        if (bytes.length - at <= ID_LENGTH) {
            return false;
        }
        byte separator = bytes[at + ID_LENGTH];
        boolean letter = Character.isLetterOrDigit((char) (separator & 0xff));
        if (separator <= ' ' || separator == 0x7f || letter) {
            return false;
        }
        boolean header = (bytes[at + 1] == 'H' && bytes[at + 2] == 'S');
        return (header && (bytes[at] == 'F' || bytes[at] == 'B'))
                || (bytes[at] == 'M' && bytes[at + 1] == 'S' && bytes[at + 2] == 'H');
    }
}
