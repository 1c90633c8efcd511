package dev.tributary.api.source;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiException.Kind;
import java.time.Duration;

/** How long what has failed rests. */
final class Rest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 20;

    private Rest() {}

    /** Doubles with each failure of the same kind; never less than the provider asks for. */
    static Duration after(ApiException failure, int failures) {
        boolean pause = isPause(failure.kind());
        Duration longest = pause ? LONGEST_PAUSE : LONGEST;
        Duration doubled =
                (pause ? LONGEST : FIRST)
                        .multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration rest = doubled.compareTo(longest) > 0 ? longest : doubled;
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
