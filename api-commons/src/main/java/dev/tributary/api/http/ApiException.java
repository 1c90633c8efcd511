package dev.tributary.api.http;

import java.time.Duration;
import java.util.Optional;

/**
 * A call that gave nothing. It tells the kind, the status, the provider's own code and what to do;
 * no body, no address, no token, and no cause whose message could quote one.
 */
public final class ApiException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What a caller can do about it. */
    public enum Kind {
        /** It may go well later: the network, a fault of the provider, no answer in time. */
        TRANSIENT,
        /** The provider, or our own limit, wants us to wait. */
        LIMITED,
        /** The month's calls are used up: a status, not a failure. */
        BUDGET,
        /** The credential or the token is not accepted, not even a new one. */
        AUTHORIZATION,
        /** The credential is good, but not for this. */
        FORBIDDEN,
        /** It is not there, or no more. */
        NOT_FOUND,
        /** The provider does not take the call as it is. */
        REFUSED,
        /** The answer is not what it should be. */
        GARBLED,
        /** The answer is larger than allowed. */
        TOO_LARGE,
        /** The other side's certificate, or ours, is not trusted. */
        UNTRUSTED,
        /** The call cannot be made as configured. */
        SETUP
    }

    private final Kind kind;
    private final String endpoint;
    private final int status;
    private final String code;
    private final Duration retryAfter;

    ApiException(ApiFailure failure) {
        super(failure.text());
        this.kind = failure.kind();
        this.endpoint = failure.endpoint();
        this.status = failure.status();
        this.code = failure.code().orElse(null);
        this.retryAfter = failure.retryAfter().orElse(null);
    }

    /**
     * A call that was not made, since there was nothing that authorizes it: for an {@link
     * Authorization}.
     *
     * @param endpoint as limits name it
     * @param words what is missing and the remedy
     */
    public static ApiException unauthorized(Kind kind, String endpoint, String words) {
        return new ApiFailure(kind, endpoint).because(words).exception();
    }

    /** What can be done about it. */
    public Kind kind() {
        return kind;
    }

    /** Which call it was. */
    public String endpoint() {
        return endpoint;
    }

    /** The status of HTTP; 0 where there was no answer. */
    public int status() {
        return status;
    }

    /** The provider's own code, as {@code ITEM_LOGIN_REQUIRED}. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** How long to wait before the next call, where that is known. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
