package dev.tributary.api.oauth;

/** Something that the user of a command can put right; the message says how. */
final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ToolException(String message) {
        super(message);
    }
}
