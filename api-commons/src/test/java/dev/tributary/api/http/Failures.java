package dev.tributary.api.http;

import java.time.Duration;
import java.util.Optional;

/** Failures of calls that were not made, for tests of what follows from them. */
public final class Failures {

    private Failures() {}

    /** After which a time has to be waited. */
    public static ApiException asking(ApiException.Kind kind, Duration wait) {
        return new ApiFailure(kind, "list").after(Optional.of(wait)).because("because").exception();
    }
}
