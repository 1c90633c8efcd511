package dev.tributary.commons.x12;

import java.io.InputStream;

/**
 * Walks through X12 interchanges as byte ranges, segment by segment. No grammar, no copies, nothing
 * allocated per segment; a stream is held a window at a time.
 *
 * <p>An interchange starts at a real ISA segment, which names its delimiters, and ends behind IEA.
 * Line ends, blanks, NUL, Ctrl-Z and empty segments are passed over, and a byte order mark outside
 * of interchanges. What else stands between them is junk: a token of its own. An ISA that cannot be
 * read makes junk of everything up to the next real one; an interchange that breaks off ends where
 * the next real ISA starts, even in the middle of a segment.
 *
 * <p>Bytes are taken as they are, in any character set in which a byte below 0x80 is always the
 * ASCII character. Data in BIN and BDS is passed over by its length where that leads to a
 * terminator.
 *
 * <p>X12.5, X12.6. One thread uses it.
 */
public final class X12Tokens {

    /** What a token is. */
    public enum Kind {
        /** A segment of an interchange. */
        SEGMENT,
        /** Bytes that belong to no interchange; a long run of a stream comes in several. */
        JUNK
    }

    private static final int IEA = Segment.code("IEA");
    private static final int LONGEST_LENGTH = 20;

    private final Window window;
    private final Segment segment;
    private Delimiters delimiters = Delimiters.NONE;
    private Kind kind = Kind.SEGMENT;
    private X12SyntaxException.Code problem;
    private boolean inside;
    private int start;
    private int end;

    private X12Tokens(Window window) {
        this.window = window;
        this.segment = new Segment(window);
    }

    /**
     * Walks through bytes that are there as a whole.
     *
     * @param bytes kept, not copied
     */
    public static X12Tokens of(byte[] bytes) {
        return new X12Tokens(Window.of(bytes));
    }

    /**
     * Walks through a stream. What goes wrong in reading it is thrown as {@link
     * java.io.UncheckedIOException}.
     *
     * @param in read ahead, not closed
     * @param offset where in the whole its first byte stands, so that a walk can begin at any
     *     interchange
     * @param maxSegmentBytes what is held of it at most, and so the longest segment; at least 500
     */
    public static X12Tokens of(InputStream in, long offset, int maxSegmentBytes) {
        int held = Math.max(maxSegmentBytes, 2 * Header.MAX_LENGTH);
        return new X12Tokens(Window.of(in, offset, held));
    }

    /**
     * Moves to the next token.
     *
     * @return whether there is one
     */
    public boolean next() {
        if (inside && kind == Kind.SEGMENT && segment.code() == IEA) {
            inside = false;
        }
        start = end;
        problem = null;
        return inside ? nextInside() : nextOutside();
    }

    /** What the token is. */
    public Kind kind() {
        return kind;
    }

    /** The segment, where the token is one; the same object for each. */
    public Segment segment() {
        return segment;
    }

    /** The delimiters of the interchange that was entered last. */
    public Delimiters delimiters() {
        return delimiters;
    }

    /** Why the token is junk; null where it is a segment. */
    public X12SyntaxException.Code problem() {
        return problem;
    }

    /** What the token lies in; not to be changed, and other bytes after the walk has moved on. */
    public byte[] bytes() {
        return window.bytes;
    }

    /** Index of its first byte. */
    public int start() {
        return start;
    }

    /** Index behind its last byte; a segment's terminator is not part of it. */
    public int end() {
        return end;
    }

    /** Where its first byte stands in the whole. */
    public long offset() {
        return window.offset(start);
    }

    /** Where the byte behind its last stands in the whole. */
    public long endOffset() {
        return window.offset(end);
    }

    private boolean nextInside() {
        skipFiller();
        require(Header.MAX_LENGTH);
        if (start == window.limit) {
            end = start;
            return false;
        }
        if (Header.begins(window.bytes, start, window.limit)) {
            if (Header.end(window.bytes, start, window.limit) >= 0) {
                return header();
            }
            if (window.bytes[start + Header.ELEMENT_SEPARATOR] == delimiters.element()) {
                inside = false;
                return nextOutside();
            }
        }
        segment.begin(start, delimiters, false);
        return binary() || ordinary();
    }

    /** Over what stands between segments: line ends, blanks, and segments without a byte. */
    private void skipFiller() {
        while (start < window.limit || more()) {
            byte b = window.bytes[start];
            boolean filler = Filler.isBlank(b) || Filler.isTerminator(b, delimiters.segment());
            if (!filler || b == delimiters.element()) {
                return;
            }
            start++;
        }
    }

    private boolean header() {
        delimiters = Delimiters.of(window.bytes, start, window.limit);
        int terminator = Header.end(window.bytes, start, window.limit);
        segment.begin(start, delimiters, true);
        for (int i = start; i < terminator; i++) {
            if (window.bytes[i] == delimiters.element()) {
                segment.part(i + 1 - start);
            }
        }
        inside = true;
        return segmentTo(terminator, true);
    }

    /** Data of any bytes, if its length leads to a terminator or to the end. */
    private boolean binary() {
        byte separator = delimiters.element();
        int lengthElement = BinaryData.lengthElement(window.bytes, start, window.limit, separator);
        if (lengthElement == 0) {
            return false;
        }
        int lengthStart = binaryElement(lengthElement);
        int dataStart = binaryElement(lengthElement + 1);
        if (dataStart < 0 || dataStart - lengthStart > LONGEST_LENGTH) {
            return false;
        }
        int distance = dataStart - start;
        int length = Header.number(window.bytes, lengthStart, dataStart - 1);
        if (length < 0 || length > Integer.MAX_VALUE - distance - 1) {
            return false;
        }
        require(distance + length + 1);
        int dataEnd = Math.min(window.limit - start, distance + length) + start;
        boolean terminated =
                dataEnd < window.limit && window.bytes[dataEnd] == delimiters.segment();
        boolean complete = dataEnd - start == distance + length;
        if (!complete || !(terminated || (dataEnd == window.limit && window.isComplete()))) {
            return false;
        }
        for (int element = 1; element <= lengthElement + 1; element++) {
            segment.part(binaryElement(element) - start);
        }
        segment.binary(lengthElement + 1);
        return segmentTo(dataEnd, terminated);
    }

    private int binaryElement(int number) {
        return BinaryData.elementStart(
                window.bytes,
                start,
                Math.min(window.limit, start + Header.MAX_LENGTH),
                delimiters.element(),
                number);
    }

    private boolean ordinary() {
        int at = start;
        while (true) {
            at = scan(at);
            if (at < window.limit && window.bytes[at] == delimiters.segment()) {
                return closedAt(at, true);
            }
            int distance = at - start;
            if (at < window.limit) {
                if (isTornBefore(distance)) {
                    return segmentTo(start + distance - Header.ELEMENT_SEPARATOR, false);
                }
                segment.part(distance + 1);
                at = start + distance + 1;
            } else {
                boolean came = more();
                at = start + distance;
                if (!came) {
                    return window.isComplete() ? closedAt(at, false) : tooLong();
                }
            }
        }
    }

    /**
     * The hot loop: notes where elements start, up to the terminator, to a separator behind the
     * letters ISA, or to the end of the window.
     */
    private int scan(int from) {
        byte[] bytes = window.bytes;
        int limit = window.limit;
        byte element = delimiters.element();
        byte terminator = delimiters.segment();
        int at = from;
        while (at < limit) {
            byte b = bytes[at];
            if (b == terminator) {
                return at;
            }
            if (b == element) {
                if (at - start > Header.ELEMENT_SEPARATOR && isIsa(bytes, at)) {
                    return at;
                }
                segment.part(at + 1 - start);
            }
            at++;
        }
        return at;
    }

    private static boolean isIsa(byte[] bytes, int end) {
        return bytes[end - 1] == 'A' && bytes[end - 2] == 'S' && bytes[end - 3] == 'I';
    }

    /** Whether another interchange starts at the letters before that distance. */
    private boolean isTornBefore(int distance) {
        require(distance + Header.MAX_LENGTH);
        int isa = start + distance - Header.ELEMENT_SEPARATOR;
        return Header.end(window.bytes, isa, window.limit) >= 0;
    }

    /** A long one may hold the ISA of an interchange with other delimiters: it ends there. */
    private boolean closedAt(int index, boolean terminated) {
        int isa = Header.paddedWithin(window.bytes, start + 1, index, window.limit);
        if (isa < 0) {
            return segmentTo(index, terminated);
        }
        segment.cut(isa - start);
        return segmentTo(isa, false);
    }

    private boolean tooLong() {
        int isa = Header.paddedWithin(window.bytes, start + 1, window.limit, window.limit);
        if (isa >= 0) {
            segment.cut(isa - start);
            return segmentTo(isa, false);
        }
        inside = false;
        // An ISA may have begun to come in.
        int known = window.limit - Header.MAX_LENGTH;
        return junkTo(known, X12SyntaxException.Code.SEGMENT_TOO_LONG);
    }

    private boolean segmentTo(int index, boolean terminated) {
        segment.finish(index, terminated);
        kind = Kind.SEGMENT;
        end = index;
        return true;
    }

    private boolean junkTo(int index, X12SyntaxException.Code why) {
        kind = Kind.JUNK;
        problem = why;
        end = index;
        return true;
    }

    /** To the next real ISA; what stands before it is junk, unless it is all passed over. */
    private boolean nextOutside() {
        int junk = 0; // how many bytes from the start on are
        int distance = 0;
        while (seesHeaderAt(distance)) {
            int at = start + distance;
            boolean header = Header.end(window.bytes, at, window.limit) >= 0;
            if (header || at == window.limit) {
                return junk > 0 ? junkTo(start + junk, junkCode()) : enter(at, header);
            }
            int filler = Filler.outside(window.bytes, at, window.limit, delimiters.segment());
            distance += Math.max(filler, 1);
            if (filler == 0) {
                junk = distance;
            } else if (junk == 0) {
                start += distance;
                distance = 0;
            }
        }
        return junkTo(start + distance, junkCode());
    }

    /** Whether an ISA at that distance would be seen as a whole; if not, the window is full. */
    private boolean seesHeaderAt(int distance) {
        require(distance + Header.MAX_LENGTH);
        return window.isComplete() || window.limit - start >= distance + Header.MAX_LENGTH;
    }

    private boolean enter(int at, boolean header) {
        start = at;
        end = at;
        return header && header();
    }

    private X12SyntaxException.Code junkCode() {
        return Header.begins(window.bytes, start, window.limit)
                ? X12SyntaxException.Code.HEADER_INVALID
                : X12SyntaxException.Code.NO_INTERCHANGE;
    }

    /** Lets that many bytes from the start on in, if they come and fit. */
    private void require(int count) {
        boolean came = true;
        while (came && window.limit - start < count) {
            came = more();
        }
    }

    private boolean more() {
        boolean came = window.more(start);
        start -= window.moved();
        segment.moved(window.moved());
        return came;
    }
}
