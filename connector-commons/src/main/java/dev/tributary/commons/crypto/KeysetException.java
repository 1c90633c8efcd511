package dev.tributary.commons.crypto;

/**
 * Keys that cannot be had: the message says why and what to do, and holds nothing of a key.
 *
 * <p>Never with a cause from a parser, whose message may quote what it read.
 */
public final class KeysetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    KeysetException(String message) {
        this(message, false);
    }

    KeysetException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether the same may work later without anybody's help at our side, as with a Vault away. */
    public boolean isTransient() {
        return passing;
    }
}
