package dev.tributary.masking.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Pieces of identities by their first two characters, so that one pass finds all of them. */
final class NeedleIndex {

    private static final int NONE = -1;

    private final List<Needle> needles;
    private final int[] firsts; // by slot
    private final int[] nexts; // by needle
    private final int mask;
    private final boolean insideWords;

    NeedleIndex(Set<Needle> needles) {
        this.needles = List.copyOf(needles);
        int size = Math.max(64, Integer.highestOneBit(needles.size()) * 4);
        mask = size - 1;
        firsts = new int[size];
        nexts = new int[needles.size()];
        Arrays.fill(firsts, NONE);
        boolean inside = false;
        for (int i = 0; i < nexts.length; i++) {
            Needle needle = this.needles.get(i);
            int slot = slot(needle.text().charAt(0), needle.text().charAt(1));
            nexts[i] = firsts[slot];
            firsts[slot] = i;
            inside |= needle.fit() != Needle.Fit.WORD && needle.fit() != Needle.Fit.CAPITALISED;
        }
        insideWords = inside;
    }

    private int slot(char first, char second) {
        return (first * 31 + second) & mask;
    }

    /** All that stand in a text, overlapping ones too. */
    List<Span> find(Compact text) {
        List<Span> found = new ArrayList<>();
        for (int at = 0; at + 1 < text.length(); at++) {
            int needle = firsts[slot(text.at(at), text.at(at + 1))];
            if (needle != NONE && (insideWords || text.isWordStart(at))) {
                addAll(needle, text, at, found);
            }
        }
        return found;
    }

    private void addAll(int first, Compact text, int at, List<Span> found) {
        for (int i = first; i != NONE; i = nexts[i]) {
            Needle needle = needles.get(i);
            int end = needle.end(text, at);
            if (end > 0) {
                int start = text.place(needle.start(text, at));
                found.add(new Span(start, text.place(end - 1) + 1, needle.pii()));
            }
        }
    }
}
