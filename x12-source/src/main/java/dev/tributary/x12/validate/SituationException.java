package dev.tributary.x12.validate;

/** A file of rules that cannot be used; the message says the line and the reason. */
public final class SituationException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    SituationException(int line, String reason) {
        super(line > 0 ? "line " + line + ": " + reason : reason);
        this.line = line;
    }

    /** The line, from 1; 0 where the file as a whole is at fault. */
    public int line() {
        return line;
    }
}
