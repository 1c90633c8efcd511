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
    private final byte[] columns = new byte[ASCII]; // of each character: those alike share one
    private final int width;
    private final short[] next;
    private final int[] accepted;

    private CandidateAutomaton() {
        List<Automaton> shapes = new ArrayList<>();
        for (Candidate candidate : Candidate.values()) {
            Automaton marker = Automaton.makeChar(marker(candidate));
            Automaton shape = new RegExp(candidate.regExp(), RegExp.NONE).toAutomaton();
            shapes.add(BasicOperations.concatenate(shape, marker));
        }
        Automaton all = BasicOperations.union(shapes);
        all.determinize();
        all.minimize();
        RunAutomaton run = new RunAutomaton(all, true);
        first = run.getInitialState();
        char[] samples = samples(run);
        width = samples.length;
        next = new short[run.getSize() * width];
        accepted = new int[run.getSize()];
        for (int state = 0; state < run.getSize(); state++) {
            for (int column = 0; column < width; column++) {
                next[state * width + column] = (short) run.step(state, samples[column]);
            }
            for (Candidate candidate : Candidate.values()) {
                if (run.step(state, marker(candidate)) >= 0) {
                    accepted[state] |= 1 << candidate.index();
                }
            }
        }
    }

    private static char marker(Candidate candidate) {
        return (char) (MARKER + candidate.index());
    }

    /** Sorts the characters into columns; gives one character of each. */
    private char[] samples(RunAutomaton run) {
        char[] samples = new char[ASCII];
        int count = 0;
        for (char c = 0; c < ASCII; c++) {
            int column = 0;
            while (column < count && !alike(run, c, samples[column])) {
                column++;
            }
            if (column == count) {
                samples[count++] = c;
            }
            columns[c] = (byte) column;
        }
        return Arrays.copyOf(samples, count);
    }

    private static boolean alike(RunAutomaton run, char one, char other) {
        for (int state = 0; state < run.getSize(); state++) {
            if (run.step(state, one) != run.step(state, other)) {
                return false;
            }
        }
        return true;
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
            state = next[state * width + columns[text[i]]];
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
