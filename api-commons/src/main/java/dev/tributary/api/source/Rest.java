package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiException.Kind;
import dev.tributary.commons.retry.Doubling;
import java.time.Duration;

/** How long what has failed rests. */
final class Rest {

    private static final Doubling WAITS =
            new Doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));
    private static final Doubling PAUSES =
            new Doubling(Duration.ofMinutes(1), Duration.ofMinutes(15));

    private Rest() {}

    /** Doubles with each failure of the same kind; never less than the provider asks for. */
    static Duration after(ApiException failure, int failures) {
        Duration rest = (isPause(failure.kind()) ? PAUSES : WAITS).after(failures);
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(rest) > 0 ? asked : rest;
    }

    /** Whether somebody has to do something about it. */
    static boolean isPause(Kind kind) {
        return switch (kind) {
            case AUTHORIZATION, FORBIDDEN, NOT_FOUND, REFUSED, SETUP, UNTRUSTED -> true;
            case TRANSIENT, LIMITED, BUDGET, GARBLED, TOO_LARGE -> false;
        };
    }

    static String words(Kind kind) {
        if (kind == Kind.AUTHORIZATION) {
            return "; the account waits, and is tried again now and then; others go on";
        }
        return isPause(kind)
                ? "; this waits, and is tried again now and then; all else goes on"
                : "; it is tried again until it works";
    }
}
