package dev.tributary.commons.policy;

/** A text that is no path into a record: where it goes wrong, and what to write there. */
public final class FieldPathException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final String what;
    private final String remedy;

    FieldPathException(int position, String what, String remedy) {
        super("position " + position + ": " + what + "; " + remedy);
        this.position = position;
        this.what = what;
        this.remedy = remedy;
    }

    /** The character at which it goes wrong, from 1. */
    public int position() {
        return position;
    }

    /** What is wrong there. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String remedy() {
        return remedy;
    }
}
