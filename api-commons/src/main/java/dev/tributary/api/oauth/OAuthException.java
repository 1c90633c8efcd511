package dev.tributary.api.oauth;

/** A token that could not be had: why, and what to do; never a token, a code or a secret. */
public final class OAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What happened. */
    public enum Kind {
        /** The grant is over, revoked or was replaced ({@code invalid_grant}). */
        GRANT,
        /** The provider does not take the client's id, secret or key ({@code invalid_client}). */
        CLIENT,
        /** The same may work later: no connection, 429, 5xx. */
        TRANSIENT,
        /** The provider refuses for another reason, or answers what is none. */
        REFUSED,
        /** The person at the provider said no ({@code access_denied}). */
        DENIED,
        /** The redirect is not of the request that was made, or comes a second time. */
        STATE
    }

    private final Kind kind;
    private final int status;

    /**
     * It could not be had.
     *
     * @param message why, with the remedy
     * @param status of HTTP; 0 where there was no answer
     */
    public OAuthException(Kind kind, String message, int status) {
        super(message);
        this.kind = kind;
        this.status = status;
    }

    /** What happened. */
    public Kind kind() {
        return kind;
    }

    /** The status of HTTP; 0 where there was no answer. */
    public int status() {
        return status;
    }
}
