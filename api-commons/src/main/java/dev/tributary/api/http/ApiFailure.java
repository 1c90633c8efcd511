package dev.tributary.api.http;

import dev.tributary.api.http.ApiException.Kind;
import java.time.Duration;
import java.util.Optional;

/** What is known of a failed call, on its way into an {@link ApiException}. */
final class ApiFailure {

    private final Kind kind;
    private final String endpoint;
    private String reason = "";
    private int status;
    private Optional<String> code = Optional.empty();
    private Optional<String> requestId = Optional.empty();
    private Optional<Duration> retryAfter = Optional.empty();

    ApiFailure(Kind kind, String endpoint) {
        this.kind = kind;
        this.endpoint = endpoint;
    }

    /** What happened and the remedy. */
    ApiFailure because(String words) {
        reason = words;
        return this;
    }

    ApiFailure answered(int httpStatus) {
        status = httpStatus;
        return this;
    }

    /** The provider's own code and its name of the request, for its support. */
    ApiFailure named(Optional<String> providerCode, Optional<String> request) {
        code = providerCode;
        requestId = request;
        return this;
    }

    ApiFailure after(Optional<Duration> wait) {
        retryAfter = wait;
        return this;
    }

    ApiException exception() {
        return new ApiException(this);
    }

    String text() {
        StringBuilder text = new StringBuilder(endpoint);
        if (status > 0) {
            text.append(" was answered ").append(status);
            code.ifPresent(word -> text.append(' ').append(word));
            requestId.ifPresent(id -> text.append(" (request ").append(id).append(')'));
        }
        return text.append(": ").append(reason).toString();
    }

    Kind kind() {
        return kind;
    }

    String endpoint() {
        return endpoint;
    }

    int status() {
        return status;
    }

    Optional<String> code() {
        return code;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
