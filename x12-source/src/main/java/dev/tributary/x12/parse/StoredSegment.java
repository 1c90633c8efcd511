package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Delimiters;
import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * A segment that is kept: its own bytes, where its elements start in them, and where it stood.
 *
 * <p>Elements, repetitions and components are numbered from 1, as in X12. What was not sent, and
 * what was sent empty, reads as null.
 */
public final class StoredSegment {

    private static final int[] NO_PARTS = {};

    private final int code;
    private final byte[] bytes;
    private final int[] parts; // where elements 1.. start
    private final Delimiters delimiters;
    private final Charset charset;
    private final int binary;
    private final int ordinal;
    private final long offset;

    private StoredSegment(Segment segment, Charset charset, int ordinal) {
        this.code = segment.code();
        int start = segment.start();
        this.bytes = Arrays.copyOfRange(segment.bytes(), start, segment.end());
        int count = segment.elementCount();
        this.parts = count == 0 ? NO_PARTS : new int[count];
        int binaryElement = 0;
        for (int i = 1; i <= count; i++) {
            parts[i - 1] = segment.elementStart(i) - start;
            if (segment.isBinary(i)) {
                binaryElement = i;
            }
        }
        this.binary = binaryElement;
        this.delimiters = segment.delimiters();
        this.charset = charset;
        this.ordinal = ordinal;
        this.offset = segment.offset();
    }

    /**
     * Copies a segment out of a walk.
     *
     * @param charset how its text is read
     * @param ordinal its place in the transaction set, ST being 1; 0 for a segment of the envelope
     */
    public static StoredSegment of(Segment segment, Charset charset, int ordinal) {
        return new StoredSegment(segment, charset, ordinal);
    }

    /** Its id as a number, as {@link Segment#code(String)} gives it; 0 where it has none. */
    public int code() {
        return code;
    }

    /** Its id, as {@code NM1}; empty where none stands. */
    public String id() {
        return code == 0
                ? ""
                : new String(bytes, 0, idLength(), java.nio.charset.StandardCharsets.US_ASCII);
    }

    private int idLength() {
        return parts.length == 0 ? bytes.length : parts[0] - 1;
    }

    /** Its place in the transaction set, ST being 1. */
    public int ordinal() {
        return ordinal;
    }

    /** Where its first byte stands in the file (in what was unpacked, for a packed file). */
    public long offset() {
        return offset;
    }

    /** The number of its last element that was sent, be it empty. */
    public int elementCount() {
        return parts.length;
    }

    /** Its bytes without the terminator; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Its text without the terminator. */
    public String text() {
        return new String(bytes, charset);
    }

    /** The delimiters of its interchange. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** An element as bytes; an empty slice where it was not sent. */
    public Slice slice(int element) {
        int start = start(element);
        return new Slice(bytes, start, end(element), delimiters);
    }

    /** Where an element starts in {@link #bytes}, from 1; their end where it was not sent. */
    public int elementStart(int element) {
        return start(element);
    }

    /** Where an element ends in {@link #bytes}: behind its last byte. */
    public int elementEnd(int element) {
        return end(element);
    }

    /** Whether an element was sent empty or not at all. */
    public boolean isEmpty(int element) {
        return start(element) == end(element);
    }

    /** Whether an element is binary data (BIN-02, BDS-03). */
    public boolean isBinary(int element) {
        return binary == element && element > 0;
    }

    /** Text of an element as a whole, delimiters in it included; null where there is none. */
    public String element(int element) {
        return string(start(element), end(element));
    }

    /** Text of an element without blanks around it; empty where there is none. */
    public String stripped(int element) {
        String text = element(element);
        return text == null ? "" : text.strip();
    }

    /** Text of a component of an element's first repetition; null where there is none. */
    public String component(int element, int component) {
        return component(element, 1, component);
    }

    /** Text of a component of a repetition; null where there is none. */
    public String component(int element, int repetition, int component) {
        Slice slice = slice(element).repetition(repetition).component(component);
        return slice.isEmpty() ? null : slice.text(charset);
    }

    /** How many repetitions an element has: 0 where it is empty. */
    public int repetitions(int element) {
        return isEmpty(element) ? 0 : slice(element).repetitionCount();
    }

    /** Whether an element is exactly that ASCII text; nothing is allocated. */
    public boolean is(int element, String ascii) {
        return is(start(element), end(element), ascii);
    }

    private boolean is(int start, int end, String ascii) {
        if (end - start != ascii.length()) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] != ascii.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    private String string(int start, int end) {
        return start == end ? null : new String(bytes, start, end - start, charset);
    }

    private int start(int element) {
        return element >= 1 && element <= parts.length ? parts[element - 1] : bytes.length;
    }

    private int end(int element) {
        return element >= 1 && element < parts.length ? parts[element] - 1 : bytes.length;
    }

    /** Which segment, not what it says. */
    @Override
    public String toString() {
        return "StoredSegment[" + id() + ", " + ordinal + "]";
    }
}
