package dev.tributary.commons.json;

/** A text that is not the JSON that was wanted; the message quotes nothing of it. */
public final class JsonFormatException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    JsonFormatException(int line, String reason) {
        super(reason);
        this.line = line;
    }

    /** The line, from 1; 0 where the text as a whole is at fault. */
    public int line() {
        return line;
    }
}
