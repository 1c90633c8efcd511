package dev.tributary.api.http;

import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.CallLimiter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets all calls through and notes what it is told. */
final class RecordingLimiter implements CallLimiter {

    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public boolean await(CallKey call, Duration atMost) {
        told.add("await");
        return true;
    }

    @Override
    public void refused(CallKey call, Optional<Duration> retryAfter) {
        told.add("refused " + retryAfter.map(Duration::toSeconds).orElse(-1L));
    }

    @Override
    public void passed(CallKey call) {
        told.add("passed");
    }
}
