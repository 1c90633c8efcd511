package dev.tributary.api.oauth;

import dev.tributary.api.token.TokenSet;
import dev.tributary.commons.retry.Doubling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When the tokens of a grant are looked at next. */
final class RefreshSchedule {

    private final RefreshTerms terms;
    private final Clock clock;
    private final RandomGenerator random;

    RefreshSchedule(RefreshTerms terms, Clock clock, RandomGenerator random) {
        this.terms = terms;
        this.clock = clock;
        this.random = random;
    }

    /** A random point of an access token's life; null where it does not end. */
    Instant ahead(TokenSet tokens) {
        if (tokens.accessExpires() == null) {
            return null;
        }
        Duration life = Duration.between(tokens.obtained(), tokens.accessExpires());
        double share =
                terms.fromShare() + (terms.toShare() - terms.fromShare()) * random.nextDouble();
        return tokens.obtained().plusMillis((long) (life.toMillis() * share));
    }

    /**
     * After a fault that passes: exponential with full jitter, but never at once.
     *
     * @param failures in a row, from 1
     */
    Instant afterFailure(int failures) {
        Duration ceiling = new Doubling(terms.retryFrom(), terms.retryTo()).after(failures);
        return clock.instant().plusMillis(1 + (long) (ceiling.toMillis() * random.nextDouble()));
    }

    /** After a mistake of our own. */
    Instant afterMistake() {
        return clock.instant().plus(terms.retryTo());
    }

    /** While a person is waited for. */
    Instant whilePaused() {
        return clock.instant().plus(terms.lookAgain());
    }
}
