package dev.tributary.commons.x12;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The segment at which a walk stands: its id and its elements, numbered as in X12. The same object
 * is moved from segment to segment, so that walking allocates nothing; what is to be kept is to be
 * copied.
 */
public final class Segment {

    private static final String NO_ID = "";
    private static final String NAME_WITHOUT_ID = "???";
    private static final int MAX_ID_LENGTH = 3;
    private static final int BITS_PER_LETTER = 8;

    private final Window window;
    private Delimiters delimiters = Delimiters.NONE;
    private int start;
    private int end;
    private boolean terminated;
    private boolean header;
    private int binary; // number of the element that is binary data, or 0
    private int code; // asked for several times

    /** Where the parts between separators start, counted from the segment's start; part 0: id. */
    private int[] parts = new int[40];

    private int count;

    Segment(Window window) {
        this.window = window;
    }

    void begin(int at, Delimiters within, boolean isHeader) {
        start = at;
        end = at;
        delimiters = within;
        header = isHeader;
        binary = 0;
        parts[0] = 0;
        count = 1;
    }

    /** Another part starts at that distance from the segment's start. */
    void part(int distance) {
        if (count == parts.length) {
            parts = Arrays.copyOf(parts, count * 2);
        }
        parts[count++] = distance;
    }

    /** What was taken for its bytes from that distance on is none of it. */
    void cut(int distance) {
        while (count > 1 && parts[count - 1] > distance) {
            count--;
        }
    }

    void binary(int element) {
        binary = element;
    }

    void moved(int by) {
        start -= by;
    }

    void finish(int at, boolean withTerminator) {
        end = at;
        terminated = withTerminator;
        code = readCode();
    }

    /**
     * Its id, as {@code NM1}: an upper-case letter and one or two letters or digits. Empty where
     * none stands: what stands there is data.
     */
    public String id() {
        return code() == 0
                ? NO_ID
                : new String(bytes(), start, idLength(), StandardCharsets.ISO_8859_1);
    }

    /** Its id as a number, for tables that must not allocate; 0 where it has none. */
    public int code() {
        return code;
    }

    private int readCode() {
        int length = idLength();
        byte[] bytes = window.bytes;
        if (length < 2 || length > MAX_ID_LENGTH || !isLetter(bytes[start])) {
            return 0;
        }
        int read = bytes[start];
        for (int i = 1; i < length; i++) {
            byte b = bytes[start + i];
            if (!isLetter(b) && (b < '0' || b > '9')) {
                return 0;
            }
            read = read << BITS_PER_LETTER | b;
        }
        return read;
    }

    /** The number of an id, as {@link #code} tells it. */
    public static int code(String id) {
        int code = 0;
        for (int i = 0; i < id.length(); i++) {
            code = code << BITS_PER_LETTER | id.charAt(i);
        }
        return code;
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private int idLength() {
        return (count > 1 ? parts[1] - 1 : end - start);
    }

    /** What it lies in; not to be changed, and other bytes after the walk has moved on. */
    public byte[] bytes() {
        return window.bytes;
    }

    /** Index of its first byte. */
    public int start() {
        return start;
    }

    /** Index behind its last byte; its terminator is not part of it. */
    public int end() {
        return end;
    }

    /** Where its first byte stands in the whole. */
    public long offset() {
        return window.offset(start);
    }

    /** Whether its terminator was sent; otherwise the bytes end, or another ISA begins. */
    public boolean terminated() {
        return terminated;
    }

    /** The delimiters of its interchange. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** The number of its last element that was sent, be it empty. */
    public int elementCount() {
        return count - 1;
    }

    /** Index of the first byte of an element, from 1; its end where it was not sent. */
    public int elementStart(int number) {
        return number < count ? start + parts[number] : end;
    }

    /** Index behind the last byte of an element, from 1. */
    public int elementEnd(int number) {
        return number + 1 < count ? start + parts[number + 1] - 1 : end;
    }

    /** Whether an element was sent with nothing in it, or not at all. */
    public boolean isEmpty(int number) {
        return elementStart(number) == elementEnd(number);
    }

    /** Whether an element is binary data, whose bytes are no delimiters (BIN-02, BDS-03). */
    public boolean isBinary(int number) {
        return binary == number && number > 0;
    }

    /**
     * An element, from 1; empty where it was not sent. Those of ISA, some of which are delimiters,
     * and binary data are never split further.
     */
    public Slice element(int number) {
        boolean whole = header || isBinary(number);
        return new Slice(
                bytes(),
                elementStart(number),
                elementEnd(number),
                whole ? Delimiters.NONE : delimiters);
    }

    /** Where an element is, as {@code NM1-03}. */
    public String location(int element) {
        String name = code() == 0 ? NAME_WITHOUT_ID : id();
        return name + (element < 10 ? "-0" : "-") + element;
    }

    @Override
    public String toString() {
        return "Segment["
                + (code() == 0 ? NAME_WITHOUT_ID : id())
                + ", "
                + (end - start)
                + " bytes]";
    }
}
