package dev.tributary.api.http;

import java.util.Optional;

/**
 * What one request came to.
 *
 * @param result of a success; may be null
 * @param failure of a failure
 * @param redirect where to go on
 * @param unsent whether the provider surely never saw the request
 * @param shouldRepeat what the provider says about a repeat
 * @param <T> what a success gives
 */
record Attempt<T>(
        T result,
        Optional<ApiException> failure,
        Optional<ApiRequest> redirect,
        boolean unsent,
        Optional<Boolean> shouldRepeat) {

    static <T> Attempt<T> success(T result) {
        return new Attempt<>(result, Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    static <T> Attempt<T> redirect(ApiRequest next) {
        return new Attempt<>(null, Optional.empty(), Optional.of(next), false, Optional.empty());
    }

    static <T> Attempt<T> failure(ApiException failure) {
        return new Attempt<>(null, Optional.of(failure), Optional.empty(), false, Optional.empty());
    }

    static <T> Attempt<T> unsent(ApiException failure) {
        return new Attempt<>(null, Optional.of(failure), Optional.empty(), true, Optional.empty());
    }

    static <T> Attempt<T> answered(Answers.Meaning meaning) {
        return new Attempt<>(
                null,
                Optional.of(meaning.failure()),
                Optional.empty(),
                false,
                meaning.shouldRepeat());
    }

    /** Whether another one makes sense and does no harm. */
    boolean mayRepeat(ApiRequest request) {
        ApiException.Kind kind = failure.orElseThrow().kind();
        boolean sense =
                shouldRepeat.orElse(
                        kind == ApiException.Kind.TRANSIENT
                                || kind == ApiException.Kind.LIMITED
                                || kind == ApiException.Kind.GARBLED);
        return sense && (unsent || request.mayRepeat());
    }
}
