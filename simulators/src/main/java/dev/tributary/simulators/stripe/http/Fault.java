package dev.tributary.simulators.stripe.http;

/** Ways in which a call can fail. */
public enum Fault {
    /** 429 without a hint. */
    RATE_LIMITED,
    /** 429 with {@code Retry-After: 1}. */
    RATE_LIMITED_RETRY_AFTER,
    /** 429 with {@code Stripe-Should-Retry: true}. */
    RATE_LIMITED_SHOULD_RETRY,
    /** 429 with {@code Stripe-Should-Retry: false}. */
    RATE_LIMITED_SHOULD_NOT_RETRY,
    /** 429 with the code {@code lock_timeout} and {@code Stripe-Should-Retry: true}. */
    LOCK_TIMEOUT,
    /** 500 with Stripe's error body. */
    SERVER_ERROR,
    /** 502 with a page of HTML. */
    BAD_GATEWAY_HTML,
    /** 503 with a page of HTML. */
    UNAVAILABLE_HTML,
    /** The answer comes two seconds late. */
    SLOW,
    /** A list without data that says there is more; other answers are as always. */
    EMPTY_PAGE,
    /** The connection ends within the body. */
    DROPPED_MID_BODY,
    /** The connection ends without an answer. */
    DROPPED
}
