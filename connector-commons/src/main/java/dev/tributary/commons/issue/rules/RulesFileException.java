package dev.tributary.commons.issue.rules;

import dev.tributary.commons.json.Located;

/** A rules file that cannot be used; the message says the line and the reason, never a value. */
public final class RulesFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    RulesFileException(int line, String reason) {
        super(line > 0 ? "line " + line + ": " + reason : reason);
        this.line = line;
    }

    /** A refusal that points at a part of the file. */
    static RulesFileException at(Located part, String reason) {
        return new RulesFileException(part.line(), reason);
    }

    /** The line, from 1; 0 where the file as a whole is at fault. */
    public int line() {
        return line;
    }
}
