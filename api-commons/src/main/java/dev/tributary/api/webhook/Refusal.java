package dev.tributary.api.webhook;

/** Why a request is not believed. The sender is told a status without any reason. */
public enum Refusal {
    /** No signature, or more than one header of it. */
    UNSIGNED(401),
    /** What should be a signature has another form. */
    MALFORMED(400),
    /** The signature is of another secret, or of another body. */
    FORGED(401),
    /** Signed too long ago: a replay, or a clock that is wrong. */
    STALE(401),
    /** Signed in the future, by our clock. */
    FUTURE(401),
    /** The provider does not know the key, or has withdrawn it. */
    UNKNOWN_KEY(401),
    /** Well signed, and yet not what the provider documents. */
    UNREADABLE(400);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
