package dev.tributary.simulators.stripe.http;

import java.util.Optional;

/** What is answered instead, for faults that are answers. */
final class FaultAnswers {

    private static final String SHOULD_RETRY = "Stripe-Should-Retry";

    private FaultAnswers() {}

    static Optional<Answer> of(Fault fault) {
        return switch (fault) {
            case RATE_LIMITED -> Optional.of(tooMany());
            case RATE_LIMITED_RETRY_AFTER -> Optional.of(tooMany().with("Retry-After", "1"));
            case RATE_LIMITED_SHOULD_RETRY -> Optional.of(tooMany().with(SHOULD_RETRY, "true"));
            case RATE_LIMITED_SHOULD_NOT_RETRY ->
                    Optional.of(tooMany().with(SHOULD_RETRY, "false"));
            case LOCK_TIMEOUT ->
                    Optional.of(Answer.problem(Problem.locked()).with(SHOULD_RETRY, "true"));
            case SERVER_ERROR -> Optional.of(Answer.problem(Problem.serverError()));
            case BAD_GATEWAY_HTML -> Optional.of(Answer.html(502, "502 Bad Gateway"));
            case UNAVAILABLE_HTML -> Optional.of(Answer.html(503, "503 Service Unavailable"));
            case SLOW, EMPTY_PAGE, DROPPED_MID_BODY, DROPPED -> Optional.empty();
        };
    }

    private static Answer tooMany() {
        return Answer.problem(Problem.tooMany());
    }
}
