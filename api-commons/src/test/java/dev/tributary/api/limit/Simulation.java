package dev.tributary.api.limit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Callers that always have something to call, on a clock that only this moves. */
final class Simulation {

    static final CallKey ANY = call("app", "", "any", Priority.INCREMENTAL);

    private final TurnQueue queue;
    private long now;

    Simulation(Limits limits, Share share, Map<String, MonthlyBudget> budgets) {
        this.queue = new TurnQueue(limits, share, budgets, 0);
    }

    Simulation(Limits limits) {
        this(limits, Share.WHOLE, Map.of());
    }

    static CallKey call(String credential, String account, String endpoint, Priority priority) {
        return new CallKey(credential, account, endpoint, priority);
    }

    TurnQueue queue() {
        return queue;
    }

    long now() {
        return now;
    }

    /** Nobody calls for a time. */
    void idle(Duration time) {
        now += time.toNanos();
    }

    Turn enter(CallKey call) {
        return queue.enter(call, now);
    }

    /** Each call that is granted is asked for anew at once; tells each and when. */
    void saturate(Duration time, BiConsumer<CallKey, Long> granted) {
        long end = now + time.toNanos();
        while (now <= end) {
            List<Turn> decided = queue.serve(now);
            for (Turn turn : decided) {
                if (turn.state() == Turn.State.GRANTED) {
                    granted.accept(turn.call(), now);
                    queue.enter(turn.call(), now);
                }
            }
            if (decided.isEmpty()) {
                now = Math.max(now, queue.nextAt(now));
            }
        }
        now = end;
    }

    void refuse(CallKey call, Optional<Duration> retryAfter) {
        queue.refused(call, now, retryAfter);
    }
}
