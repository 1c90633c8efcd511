package dev.tributary.hl7.validate;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The grammar of one structure, as an automaton over the ids of segments: whether a message fits is
 * decided in one pass, whatever the message, and where optional groups could be read in several
 * ways all of them are tried at once. Safe for use by several threads.
 */
final class Grammar {

    /** The state in which a message begins. */
    static final int START = 0;

    /**
     * A step that consumes a segment.
     *
     * @param from the state before it
     * @param id the segment's id
     * @param to the state behind it
     */
    record Step(int from, String id, int to) {}

    private final int accept;
    private final List<List<Integer>> free;
    private final List<List<Step>> stepsFrom;
    private final Map<String, List<Step>> stepsOf;
    private final BitSet[] closures;
    private final boolean open;

    /**
     * A grammar.
     *
     * @param accept the state in which a message may end
     * @param free by state, the states that are reached without a segment
     * @param stepsFrom by state, the steps that leave it
     * @param stepsOf by id, the steps that consume it
     * @param open whether it has a place for segments of any id
     */
    Grammar(
            int accept,
            List<List<Integer>> free,
            List<List<Step>> stepsFrom,
            Map<String, List<Step>> stepsOf,
            boolean open) {
        this.accept = accept;
        this.free = List.copyOf(free);
        this.stepsFrom = List.copyOf(stepsFrom);
        this.stepsOf = Map.copyOf(stepsOf);
        this.open = open;
        this.closures = new BitSet[free.size()];
        for (int state = 0; state < closures.length; state++) {
            closures[state] = closure(state);
        }
    }

    private BitSet closure(int state) {
        BitSet reached = new BitSet(free.size());
        Deque<Integer> todo = new ArrayDeque<>();
        reached.set(state);
        todo.add(state);
        while (!todo.isEmpty()) {
            for (int next : free.get(todo.remove())) {
                if (!reached.get(next)) {
                    reached.set(next);
                    todo.add(next);
                }
            }
        }
        return reached;
    }

    int states() {
        return free.size();
    }

    int accept() {
        return accept;
    }

    List<Integer> freeFrom(int state) {
        return free.get(state);
    }

    List<Step> stepsFrom(int state) {
        return stepsFrom.get(state);
    }

    /** The steps that consume a segment of that id; empty where the grammar has none. */
    List<Step> stepsOf(String id) {
        return stepsOf.getOrDefault(id, List.of());
    }

    /** Whether it has a place for segments of any id. */
    boolean isOpen() {
        return open;
    }

    /**
     * The position from which on the segments do not fit: their number when only the end is
     * missing, -1 when all is well.
     *
     * @param ids the ids of a message's segments
     */
    int misfit(List<String> ids) {
        BitSet states = closures[START];
        for (int i = 0; i < ids.size(); i++) {
            BitSet next = new BitSet(closures.length);
            for (Step step : stepsOf(ids.get(i))) {
                if (states.get(step.from())) {
                    next.or(closures[step.to()]);
                }
            }
            if (next.isEmpty()) {
                return i;
            }
            states = next;
        }
        return states.get(accept) ? -1 : ids.size();
    }

    @Override
    public String toString() {
        return "Grammar[" + states() + " states]";
    }
}
