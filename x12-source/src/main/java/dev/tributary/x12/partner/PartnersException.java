package dev.tributary.x12.partner;

import dev.tributary.commons.json.Located;

/** Definitions of trading partners that cannot be used: where, and why. */
final class PartnersException extends Exception {

    private static final long serialVersionUID = 1L;

    PartnersException(int line, String reason) {
        super(line > 0 ? "line " + line + ": " + reason : reason);
    }

    PartnersException(int line, String reason, Throwable cause) {
        super(line > 0 ? "line " + line + ": " + reason : reason, cause);
    }

    static PartnersException at(Located part, String reason) {
        return new PartnersException(part.line(), reason);
    }
}
