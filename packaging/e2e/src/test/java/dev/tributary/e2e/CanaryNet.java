package dev.tributary.e2e;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds all that was planted in all its forms in one pass over the bytes (Aho and Corasick 1975).
 */
final class CanaryNet {
    private static final int BYTES = 256;
    private static final int ROOT = 0;

    /**
     * The letters of what was planted, from 1; 0 for all other bytes: thousands of states stay
     * small.
     */
    private final int[] letters = new int[BYTES];

    private int alphabet = 1;
    private final List<int[]> next = new ArrayList<>(); // by state, then by letter
    private final List<Set<CanaryNeedle>> ends = new ArrayList<>(); // by state, null for none

    CanaryNet(Collection<? extends Planted> planted) {
        List<CanaryNeedle> needles =
                planted.stream().flatMap(one -> CanaryNeedle.of(one).stream()).toList();
        needles.forEach(this::spell);
        addState();
        needles.forEach(this::add);
        link();
    }

    /** What is in these bytes, each form of each once. */
    Set<CanaryNeedle> find(byte[] bytes) {
        return find(bytes, bytes.length);
    }

    Set<CanaryNeedle> find(byte[] bytes, int length) {
        Set<CanaryNeedle> found = new LinkedHashSet<>();
        int state = ROOT;
        int numberStart = 0;
        for (int i = 0; i < length; i++) {
            byte b = CanaryNeedle.fold(bytes[i]);
            if (i > 0 && !isDigit(bytes[i - 1])) {
                numberStart = i;
            }
            state = next.get(state)[letters[b & 0xff]];
            Set<CanaryNeedle> here = ends.get(state);
            if (here != null) {
                for (CanaryNeedle needle : here) {
                    if (!needle.number() || i + 1 - needle.bytes().length == numberStart) {
                        found.add(needle);
                    }
                }
            }
        }
        return found;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void spell(CanaryNeedle needle) {
        for (byte b : needle.bytes()) {
            if (letters[b & 0xff] == 0) {
                letters[b & 0xff] = alphabet++;
            }
        }
    }

    private int addState() {
        int[] none = new int[alphabet];
        Arrays.fill(none, -1);
        next.add(none);
        ends.add(null);
        return next.size() - 1;
    }

    private void add(CanaryNeedle needle) {
        int state = ROOT;
        for (byte b : needle.bytes()) {
            int[] steps = next.get(state);
            int letter = letters[b & 0xff];
            if (steps[letter] < 0) {
                steps[letter] = addState();
            }
            state = steps[letter];
        }
        end(state).add(needle);
    }

    private Set<CanaryNeedle> end(int state) {
        if (ends.get(state) == null) {
            ends.set(state, new LinkedHashSet<>());
        }
        return ends.get(state);
    }

    /** Gives each state, for every letter, the state of the longest beginning that still fits. */
    private void link() {
        int[] fallback = new int[next.size()];
        Deque<Integer> breadthFirst = new ArrayDeque<>();
        for (int letter = 0; letter < alphabet; letter++) {
            int child = next.get(ROOT)[letter];
            if (child < 0) {
                next.get(ROOT)[letter] = ROOT;
            } else {
                breadthFirst.add(child);
            }
        }
        while (!breadthFirst.isEmpty()) {
            int state = breadthFirst.remove();
            Set<CanaryNeedle> shorter = ends.get(fallback[state]);
            if (shorter != null) {
                end(state).addAll(shorter);
            }
            for (int letter = 0; letter < alphabet; letter++) {
                int child = next.get(state)[letter];
                int instead = next.get(fallback[state])[letter];
                if (child < 0) {
                    next.get(state)[letter] = instead;
                } else {
                    fallback[child] = instead;
                    breadthFirst.add(child);
                }
            }
        }
    }
}
