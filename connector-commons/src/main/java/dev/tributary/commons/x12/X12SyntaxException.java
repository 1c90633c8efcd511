package dev.tributary.commons.x12;

/** Bytes that cannot be tokenised as X12; says where, and holds none of them. */
public final class X12SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        /** There is no interchange in them: no ISA segment that names its delimiters. */
        NO_INTERCHANGE,
        /** An ISA segment is too short, or its elements or delimiters cannot be told apart. */
        HEADER_INVALID,
        /** A segment is longer than what is held of a stream at a time. */
        SEGMENT_TOO_LONG
    }

    private final Code code;
    private final long offset;

    X12SyntaxException(Code code, long offset) {
        super(code + " at byte " + offset);
        this.code = code;
        this.offset = offset;
    }

    /** Why. */
    public Code code() {
        return code;
    }

    /** At which byte, from 0. */
    public long offset() {
        return offset;
    }
}
