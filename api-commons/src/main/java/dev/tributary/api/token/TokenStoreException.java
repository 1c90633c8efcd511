package dev.tributary.api.token;

/** Tokens that cannot be read or made durable: why, and what to do; never a token. */
public final class TokenStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * The store did not do what it was asked.
     *
     * @param message why, with the remedy, without a token
     * @param passing whether the same may work later without anybody's help at our side
     */
    public TokenStoreException(String message, boolean passing) {
        super(message);
        this.passing = passing;
    }

    /** Whether the same may work later without anybody's help at our side. */
    public boolean isTransient() {
        return passing;
    }
}
