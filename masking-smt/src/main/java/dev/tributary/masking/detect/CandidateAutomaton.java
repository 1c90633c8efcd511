package dev.tributary.masking.detect;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.BasicOperations;
import dk.brics.automaton.RegExp;
import dk.brics.automaton.RunAutomaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One deterministic automaton for all {@link Candidate} shapes: a walk over the characters from a
 * token's first one tells for each shape how far it reaches.
 */
final class CandidateAutomaton {

    static final CandidateAutomaton INSTANCE = new CandidateAutomaton();

    private static final int ASCII = 128;

    /**
     * Stands behind each shape while the automaton is built, so that its states tell them apart.
     */
    private static final char MARKER = '\uE000';

    private final int first;
    private final short[] next;
    private final int[] accepted;

    private CandidateAutomaton() {
        List<Automaton> shapes = new ArrayList<>();
        for (Candidate candidate : Candidate.values()) {
            Automaton marker = Automaton.makeChar((char) (MARKER + candidate.ordinal()));
            Automaton shape = new RegExp(candidate.regExp(), RegExp.NONE).toAutomaton();
            shapes.add(BasicOperations.concatenate(shape, marker));
        }
        Automaton all = BasicOperations.union(shapes);
        all.determinize();
        all.minimize();
        RunAutomaton run = new RunAutomaton(all, true);
        first = run.getInitialState();
        next = new short[run.getSize() * ASCII];
        accepted = new int[run.getSize()];
        for (int state = 0; state < run.getSize(); state++) {
            for (char c = 0; c < ASCII; c++) {
                next[state * ASCII + c] = (short) run.step(state, c);
            }
            for (Candidate candidate : Candidate.values()) {
                if (run.step(state, (char) (MARKER + candidate.ordinal())) >= 0) {
                    accepted[state] |= 1 << candidate.ordinal();
                }
            }
        }
    }

    /**
     * Finds how far each shape reaches.
     *
     * @param text holds it
     * @param from the first character
     * @param ends is filled with the place behind the longest match of each shape that ends where a
     *     word ends; 0 where there is none
     * @return whether there is any
     */
    boolean match(char[] text, int from, int[] ends) {
        Arrays.fill(ends, 0);
        boolean any = false;
        int state = first;
        for (int i = from; i < text.length && text[i] < ASCII; i++) {
            state = next[state * ASCII + text[i]];
            if (state < 0) {
                break;
            }
            if (accepted[state] != 0 && isBoundary(text, i + 1)) {
                any = true;
                note(accepted[state], i + 1, ends);
            }
        }
        return any;
    }

    private static boolean isBoundary(char[] text, int at) {
        return at == text.length || !Letters.isAlphanumeric(text[at]);
    }

    private static void note(int shapes, int end, int[] ends) {
        for (int rest = shapes; rest != 0; rest &= rest - 1) {
            ends[Integer.numberOfTrailingZeros(rest)] = end;
        }
    }
}
