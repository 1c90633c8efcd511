package dev.tributary.api.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who goes next: the calls that wait, by priority and age, and the paces that they count against.
 *
 * <p>A call's rank is the time of its arrival plus so much for each step of priority that it lacks:
 * a call that has waited that much longer goes before one of the next higher priority. So a stream
 * of urgent calls delays the others by a bounded time and starves none. A call whose account is
 * paused lets the others pass.
 *
 * <p>Each priority has a bound of its own, so that a flood of urgent calls turns away none of the
 * others.
 *
 * <p>Time is passed in, in nanoseconds since some origin. Not safe for use by several threads.
 */
final class TurnQueue {

    /** Refusals of two accounts within this time are the credential's, not the accounts'. */
    private static final long TOGETHER = Duration.ofMinutes(1).toNanos();

    /** Calls that count together; what is empty does not matter. */
    private record Scope(String credential, String account, String endpoint) {}

    private record Refusal(String account, long at) {}

    private final Limits limits;
    private final Optional<Rate> credentialPart;
    private final Map<String, Rate> endpointParts = new HashMap<>();
    private final Map<String, MonthlyBudget> budgets;
    private final long openedAt;
    private final Map<Scope, Pace> paces = new HashMap<>();
    private final Map<String, Refusal> refusals = new HashMap<>();
    private final TreeSet<Turn> waiting = new TreeSet<>(Turn::compare);
    private final Map<Priority, Integer> sizes = new EnumMap<>(Priority.class);
    private long sequence;

    /**
     * An empty queue.
     *
     * @param budgets by credential
     * @param now when its buckets are empty
     */
    TurnQueue(Limits limits, Share share, Map<String, MonthlyBudget> budgets, long now) {
        this.limits = limits;
        this.credentialPart = limits.credential().map(rate -> rate.of(share));
        limits.endpoints().forEach((endpoint, rate) -> endpointParts.put(endpoint, rate.of(share)));
        this.budgets = Map.copyOf(budgets);
        this.openedAt = now;
    }

    /** A call begins to wait, unless too many of its priority do. */
    Turn enter(CallKey call, long now) {
        long rank = now + call.priority().stepsBehind() * limits.ageing().toNanos();
        Turn turn = new Turn(call, pacesOf(call), rank, sequence++);
        int same = sizes.merge(call.priority(), 1, Integer::sum);
        if (same > limits.mostWaiting()) {
            turn.become(Turn.State.REFUSED);
            left(turn);
        } else {
            waiting.add(turn);
        }
        return turn;
    }

    /** A call waits no longer. */
    void leave(Turn turn) {
        if (waiting.remove(turn)) {
            left(turn);
        }
    }

    private void left(Turn turn) {
        sizes.merge(turn.call().priority(), -1, Integer::sum);
    }

    /** Decides about the calls that may go now, and returns them; the others go on waiting. */
    List<Turn> serve(long now) {
        List<Turn> decided = new ArrayList<>();
        waiting.forEach(Turn::beginClaims);
        for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext(); ) {
            Turn turn = turns.next();
            Optional<MonthlyBudget> budget = budget(turn.call().credential());
            if (budget.isPresent() && budget.get().left() == 0) {
                turn.become(Turn.State.SPENT);
            } else if (turn.isFree(now)) {
                turn.take(now);
                budget.ifPresent(MonthlyBudget::take);
                turn.become(Turn.State.GRANTED);
            } else {
                turn.claim(now);
            }
            if (turn.state() != Turn.State.WAITING) {
                turns.remove();
                left(turn);
                decided.add(turn);
            }
        }
        return decided;
    }

    /**
     * When {@link #serve} has something to decide next, unless something happens before. What could
     * go already, but for the claims of others, can go when one of those has gone.
     */
    long nextAt(long now) {
        long next = Long.MAX_VALUE;
        for (Turn turn : waiting) {
            long ready = turn.readyAt();
            if (ready > now) {
                next = Math.min(next, ready);
            }
        }
        return next;
    }

    /** The first in the queue. */
    Optional<Turn> first() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
    }

    int size() {
        return waiting.size();
    }

    Optional<MonthlyBudget> budget(String credential) {
        return Optional.ofNullable(budgets.get(credential));
    }

    /**
     * The provider refused a call. What slows is its account, so that the others go on; the whole
     * credential does when another account was refused too.
     */
    void refused(CallKey call, long now, Optional<Duration> retryAfter) {
        List<Pace> hit = pacesOf(call);
        hit.get(hit.size() - 1).refused(now, retryAfter);
        Refusal before = refusals.put(call.credential(), new Refusal(call.account(), now));
        if (!call.account().isEmpty()
                && before != null
                && !before.account().equals(call.account())
                && now - before.at() < TOGETHER) {
            hit.get(0).refused(now, retryAfter);
        }
    }

    /** A call went through. */
    void passed(CallKey call) {
        pacesOf(call).forEach(Pace::passed);
    }

    /**
     * From the credential's to the narrowest. Accounts come from configuration, so they are few.
     */
    private List<Pace> pacesOf(CallKey call) {
        List<Pace> all = new ArrayList<>(4);
        String credential = call.credential();
        all.add(pace(new Scope(credential, "", ""), credentialPart));
        Rate endpoint = endpointParts.get(call.endpoint());
        if (endpoint != null) {
            all.add(pace(new Scope(credential, "", call.endpoint()), Optional.of(endpoint)));
        }
        if (!call.account().isEmpty()) {
            // One task holds an account: its limits are not divided.
            all.add(pace(new Scope(credential, call.account(), ""), limits.account()));
            Rate own = limits.accountEndpoints().get(call.endpoint());
            if (own != null) {
                all.add(
                        pace(
                                new Scope(credential, call.account(), call.endpoint()),
                                Optional.of(own)));
            }
        }
        return all;
    }

    private Pace pace(Scope scope, Optional<Rate> rate) {
        return paces.computeIfAbsent(scope, missing -> new Pace(rate, openedAt));
    }
}
