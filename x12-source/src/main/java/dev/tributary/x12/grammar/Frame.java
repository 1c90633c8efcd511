package dev.tributary.x12.grammar;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.Arrays;

/**
 * An open loop: how far in its rows it is, and how often each of them came. Used again for other
 * loops, so that opening one allocates nothing but the loop.
 */
final class Frame {

    LoopRow row;
    Loop loop;
    int rank;
    int[] counts = {};
    int[] firsts = {}; // place in the set of the first segment of each row
    StoredSegment hl;
    boolean gaveUnits;
    boolean doubtful; // opened by a segment whose code is that of no row
    int impliedFrom; // rank of the first segment of a loop without its start
    int misread; // child that a segment with a wrong code was taken for; -1 for none

    void open(LoopRow opened, Loop as) {
        row = opened;
        loop = as;
        rank = 0;
        hl = null;
        gaveUnits = false;
        misread = -1;
        doubtful = false;
        impliedFrom = 0;
        int size = opened.heads.length;
        if (counts.length < size) {
            counts = new int[size];
            firsts = new int[size];
        } else {
            Arrays.fill(counts, 0, size, 0);
            Arrays.fill(firsts, 0, size, 0);
        }
    }

    /** The first child from here on that has room for the segment; -1 for none. */
    int inOrder(int number, StoredSegment segment) {
        int[] candidates = row.candidates(number);
        for (int child : candidates) {
            if (row.ranks[child] >= rank
                    && counts[child] < row.maxima[child]
                    && row.heads[child].matches(segment)) {
                return child;
            }
        }
        return -1;
    }

    /** A child that the guide has earlier and that has room; -1 for none. */
    int outOfOrder(int number, StoredSegment segment) {
        for (int child : row.candidates(number)) {
            if (row.ranks[child] < rank
                    && counts[child] < row.maxima[child]
                    && row.heads[child].isLikely(segment)) {
                return child;
            }
        }
        return -1;
    }

    /** A child that has no room any more: where it stands now, or anywhere; -1 for none. */
    int full(int number, StoredSegment segment, boolean here) {
        for (int child : row.candidates(number)) {
            boolean placed = here ? row.ranks[child] == rank : true;
            if (placed
                    && counts[child] >= row.maxima[child]
                    && !isOwnStart(child)
                    && row.heads[child].isLikely(segment)) {
                return child;
            }
        }
        return -1;
    }

    /** A second start of a loop is another loop, not a segment too often. */
    private boolean isOwnStart(int child) {
        return child == 0 && row.loops[0] == null && loop.parent() != null;
    }

    /** How many children from here on have that id and room, whatever their codes. */
    int countById(int number) {
        int count = 0;
        for (int child : row.candidates(number)) {
            count += isOpen(child) ? 1 : 0;
        }
        return count;
    }

    /**
     * Of the children from here on that have that id and room, whatever their codes, the only one;
     * or, of several, the first that must come and has not. -1 for none.
     */
    int byId(int number) {
        int found = -1;
        for (int child : row.candidates(number)) {
            if (isOpen(child)) {
                if (counts[child] == 0 && row.isRequired(child)) {
                    return child;
                }
                found = child;
            }
        }
        return countById(number) == 1 ? found : -1;
    }

    private boolean isOpen(int child) {
        return row.ranks[child] >= rank && counts[child] < row.maxima[child];
    }

    /** Whether loops in it start with that id. */
    boolean hasLoop(int number) {
        for (int child : row.candidates(number)) {
            if (row.loops[child] != null) {
                return true;
            }
        }
        return false;
    }

    void count(int child, int ordinal) {
        counts[child]++;
        if (firsts[child] == 0) {
            firsts[child] = ordinal;
        }
        rank = Math.max(rank, row.ranks[child]);
    }

    /** Before which segment a missing child should stand: the first that came of a later row. */
    int placeOf(int missing, int end) {
        int place = end;
        for (int child = 0; child < row.heads.length; child++) {
            if (child > missing && firsts[child] > 0) {
                place = Math.min(place, firsts[child]);
            }
        }
        return place;
    }
}
