package dev.tributary.commons.hl7;

/** Bytes that cannot be tokenised as an HL7 v2 message; says where, and holds none of them. */
public final class Hl7SyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Code {
        /** They do not start with an MSH segment. */
        NO_MSH,
        /** MSH-1 is missing, or a letter, digit or white space. */
        NO_FIELD_SEPARATOR,
        /** One of the first four characters of MSH-2 cannot be a delimiter. */
        ENCODING_CHARACTERS_INVALID
    }

    private final Code code;
    private final int offset;

    Hl7SyntaxException(Code code, int offset) {
        super(code + " at byte " + offset);
        this.code = code;
        this.offset = offset;
    }

    /** Why. */
    public Code code() {
        return code;
    }

    /** At which byte, from 0. */
    public int offset() {
        return offset;
    }
}
