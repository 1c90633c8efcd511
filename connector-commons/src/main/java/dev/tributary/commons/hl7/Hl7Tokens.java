package dev.tributary.commons.hl7;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A message as byte ranges: its segments, found in one pass; fields and below are found when asked
 * for. No grammar, no copies.
 *
 * <p>Segments end with CR, LF or both, in any mixture; blank lines between them, and a byte order
 * mark or white space before the first, are passed over. The bytes must be in a character set in
 * which a byte below 0x80 is always the ASCII character (UTF-8, ISO 8859, windows-125x); anything
 * else is to be transcoded first.
 *
 * <p>HL7 v2.9 §2.5. Not to be changed after it is made, but its segments index themselves when
 * first asked, so one thread uses it at a time.
 */
public final class Hl7Tokens {

    private final byte[] bytes;
    private final Delimiters delimiters;
    private final int[] bounds; // start and end of each segment
    private final Segment[] segments;
    private final Map<String, Integer> counts = new HashMap<>();
    private int[] occurrences; // of each segment among those of its id

    private Hl7Tokens(byte[] bytes, Delimiters delimiters, int[] bounds) {
        this.bytes = bytes;
        this.delimiters = delimiters;
        this.bounds = bounds;
        this.segments = new Segment[bounds.length / 2];
    }

    /**
     * Tokenises a message.
     *
     * @param bytes the whole message; kept, not copied
     * @throws Hl7SyntaxException when it does not start with a usable MSH segment
     */
    public static Hl7Tokens of(byte[] bytes) {
        int[] bounds = new int[32];
        int count = 0;
        int at = skipMark(bytes);
        while (at < bytes.length) {
            int end = Scan.lineEnd(bytes, at);
            if (!isBlank(bytes, at, end)) {
                if (count == bounds.length) {
                    bounds = Arrays.copyOf(bounds, count * 2);
                }
                // White space is forgiven before the first segment alone.
                bounds[count++] = count == 1 ? skipSpace(bytes, at, end) : at;
                bounds[count++] = end;
            }
            at = end + 1;
        }
        if (count == 0) {
            throw new Hl7SyntaxException(Hl7SyntaxException.Code.NO_MSH, 0);
        }
        Delimiters delimiters = Delimiters.of(bytes, bounds[0], bounds[1]);
        return new Hl7Tokens(bytes, delimiters, Arrays.copyOf(bounds, count));
    }

    private static int skipMark(byte[] bytes) {
        boolean mark =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xef
                        && bytes[1] == (byte) 0xbb
                        && bytes[2] == (byte) 0xbf;
        return mark ? 3 : 0;
    }

    private static int skipSpace(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte[] bytes, int start, int end) {
        return skipSpace(bytes, start, end) == end;
    }

    private static boolean isSpace(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** The bytes that were tokenised; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The delimiters that its MSH names. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** How many segments there are; at least one. */
    public int segmentCount() {
        return segments.length;
    }

    /** A segment by its position, from 0; the first is MSH. */
    public Segment segment(int index) {
        Segment segment = segments[index];
        if (segment == null) {
            segment = new Segment(this, index, bounds[2 * index], bounds[2 * index + 1]);
            segments[index] = segment;
        }
        return segment;
    }

    /** Which of the segments of its id a segment is, from 1. */
    int occurrence(Segment segment) {
        return occurrences()[segment.index()];
    }

    /** Whether the message holds more than one segment of this id. */
    boolean repeats(String id) {
        occurrences();
        return counts.getOrDefault(id, 0) > 1;
    }

    /** Counted when a place is first named, for all segments at once: a message may have many. */
    private int[] occurrences() {
        if (occurrences == null) {
            int[] numbers = new int[segments.length];
            for (int i = 0; i < segments.length; i++) {
                numbers[i] = counts.merge(segment(i).id(), 1, Integer::sum);
            }
            occurrences = numbers;
        }
        return occurrences;
    }

    @Override
    public String toString() {
        return "Hl7Tokens[" + segments.length + " segments, " + bytes.length + " bytes]";
    }
}
