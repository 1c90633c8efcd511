package dev.tributary.hl7.validate;

import dev.tributary.hl7.validate.Grammar.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * How a message that does not fit its grammar departs from it least: which segments to take out,
 * and which to put in, so that it would fit. A shortest path through positions and states, on which
 * taking out and putting in cost one each.
 */
final class Alignment {

    /**
     * One departure.
     *
     * @param position of the segment to take out, or before which one is missing
     * @param missing the id of the segment that is missing, or null for one to take out
     */
    record Departure(int position, String missing) {}

    private static final int NOWHERE = Integer.MAX_VALUE;
    private static final char UNKNOWN = 0;
    private static final char FREE = 1 << 14;
    private static final char PUT_IN = 2 << 14;
    private static final char CONSUMED = 3 << 14;
    private static final char TAKEN_OUT = 1 << 13;
    private static final int STATE_BITS = TAKEN_OUT - 1;

    private final Grammar grammar;
    private final List<String> ids;
    private final char[][] cameFrom;
    private int[] cost;

    private Alignment(Grammar grammar, List<String> ids) {
        this.grammar = grammar;
        this.ids = ids;
        this.cameFrom = new char[ids.size() + 1][grammar.states()];
        this.cost = new int[grammar.states()];
    }

    /** How much memory it takes, in cells of two bytes. */
    static long cells(Grammar grammar, List<String> ids) {
        return (long) grammar.states() * (ids.size() + 1);
    }

    /** The departures, in the order of the message; every id must be one of the grammar's. */
    static List<Departure> of(Grammar grammar, List<String> ids) {
        Alignment alignment = new Alignment(grammar, ids);
        alignment.run();
        return alignment.departures();
    }

    private void run() {
        Arrays.fill(cost, NOWHERE);
        cost[Grammar.START] = 0;
        spread(0);
        for (int i = 0; i < ids.size(); i++) {
            consume(i);
            spread(i + 1);
        }
    }

    /** From a position to the next: by taking its segment out, or by a step that consumes it. */
    private void consume(int position) {
        int[] next = new int[cost.length];
        char[] from = cameFrom[position + 1];
        for (int state = 0; state < cost.length; state++) {
            next[state] = cost[state] == NOWHERE ? NOWHERE : cost[state] + 1;
            from[state] = (char) (TAKEN_OUT | state);
        }
        for (Step step : grammar.stepsOf(ids.get(position))) {
            if (cost[step.from()] < next[step.to()]) {
                next[step.to()] = cost[step.from()];
                from[step.to()] = (char) (CONSUMED | step.from());
            }
        }
        cost = next;
    }

    /** Within a position: free moves, and segments put in. */
    private void spread(int position) {
        char[] from = cameFrom[position];
        Deque<Integer> todo = new ArrayDeque<>();
        for (int state = 0; state < cost.length; state++) {
            if (cost[state] != NOWHERE) {
                todo.add(state);
            }
        }
        while (!todo.isEmpty()) {
            int state = todo.remove();
            for (int next : grammar.freeFrom(state)) {
                if (cost[state] < cost[next]) {
                    cost[next] = cost[state];
                    from[next] = (char) (FREE | state);
                    todo.add(next);
                }
            }
            for (Step step : grammar.stepsFrom(state)) {
                if (cost[state] + 1 < cost[step.to()]) {
                    cost[step.to()] = cost[state] + 1;
                    from[step.to()] = (char) (PUT_IN | state);
                    todo.add(step.to());
                }
            }
        }
    }

    private List<Departure> departures() {
        List<Departure> departures = new ArrayList<>();
        int position = ids.size();
        int state = grammar.accept();
        while (cameFrom[position][state] != UNKNOWN) {
            char move = cameFrom[position][state];
            int before = move & STATE_BITS;
            if ((move & CONSUMED) == CONSUMED) {
                position--;
            } else if ((move & PUT_IN) != 0) {
                departures.add(new Departure(position, idOf(before, state)));
            } else if ((move & TAKEN_OUT) != 0) {
                position--;
                departures.add(new Departure(position, null));
            }
            state = before;
        }
        Collections.reverse(departures);
        return departures;
    }

    private String idOf(int from, int to) {
        for (Step step : grammar.stepsFrom(from)) {
            if (step.to() == to) {
                return step.id();
            }
        }
        throw new IllegalStateException("no such step");
    }

    @Override
    public String toString() {
        return "Alignment[" + ids.size() + " segments]";
    }
}
