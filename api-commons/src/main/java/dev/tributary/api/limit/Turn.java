package dev.tributary.api.limit;

import java.util.List;

/** One call that waits for its turn. Guarded by whoever holds the queue. */
final class Turn {

    /** What became of it. */
    enum State {
        WAITING,
        GRANTED,
        /** The month's budget was used up while it waited. */
        SPENT,
        /** Too many were waiting before it. */
        REFUSED
    }

    private final CallKey call;
    private final List<Pace> paces;
    private final long rank;
    private final long sequence;
    private State state = State.WAITING;

    /**
     * A call that begins to wait.
     *
     * @param paces all that it counts against
     * @param rank who has the lowest goes first
     * @param sequence decides among equal ranks
     */
    Turn(CallKey call, List<Pace> paces, long rank, long sequence) {
        this.call = call;
        this.paces = paces;
        this.rank = rank;
        this.sequence = sequence;
    }

    CallKey call() {
        return call;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    /** From when on all that it counts against allows it. */
    long readyAt() {
        long ready = 0;
        for (Pace pace : paces) {
            ready = Math.max(ready, pace.readyAt());
        }
        return ready;
    }

    void beginClaims() {
        paces.forEach(Pace::beginClaims);
    }

    /** Whether it may go now without delaying one before it. */
    boolean isFree(long now) {
        return paces.stream().allMatch(pace -> pace.isFree(now));
    }

    /**
     * Claims what it needs, for when the last of it is there. Without that a call which needs two
     * things that are rarely there together would wait for ever. One whose account is paused claims
     * nothing.
     */
    void claim(long now) {
        if (paces.stream().anyMatch(pace -> pace.isPaused(now))) {
            return;
        }
        long at = now;
        for (Pace pace : paces) {
            at = Math.max(at, pace.readyAfterClaims(now));
        }
        for (Pace pace : paces) {
            pace.claim(at);
        }
    }

    void take(long now) {
        paces.forEach(pace -> pace.take(now));
    }

    static int compare(Turn one, Turn other) {
        int byRank = Long.compare(one.rank, other.rank);
        return byRank != 0 ? byRank : Long.compare(one.sequence, other.sequence);
    }
}
