package dev.tributary.x12.grammar;

/**
 * A table cannot be read; says in which file, which line, and what stands there instead of what.
 */
public final class GrammarException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GrammarException(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
