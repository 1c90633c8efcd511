package dev.tributary.x12.grammar;

import dev.tributary.commons.x12.Segment;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;

/** Levels of a hierarchy: where HL says that each belongs, and whether its numbers are right. */
final class Levels {

    static final int HL = Segment.code("HL");

    private final LoopStack stack;
    private final LoopListener listener;
    private int levels;

    Levels(LoopStack stack, LoopListener listener) {
        this.stack = stack;
        this.listener = listener;
    }

    /** A set begins. */
    void clear() {
        levels = 0;
    }

    /** HL-01 counts levels; HL-02 is HL-01 of the level around it. X12 HL, semantic notes. */
    void opened(StoredSegment hl, Frame opened) {
        opened.hl = hl;
        levels++;
        if (number(hl, 1) != levels) {
            misplaced(X12IssueCode.HL_NUMBER, hl, opened, 1);
            levels = Math.max(levels, number(hl, 1));
        }
        StoredSegment parent = hlAt(stack.top() - 1);
        if (hl.isEmpty(2)) {
            return; // the check of elements knows whether it must be sent
        }
        boolean told =
                parent == null && opened.row.heads[0].elements().rows()[1].usage() == Usage.UNUSED;
        boolean right = parent != null && number(hl, 2) == number(parent, 1);
        if (!right && !told) {
            misplaced(X12IssueCode.HL_PARENT, hl, opened, 2);
        }
    }

    private void misplaced(X12IssueCode code, StoredSegment hl, Frame opened, int element) {
        listener.misplaced(code, hl, opened.loop.id(), opened.row.heads[0], element, 0);
    }

    /** Where a level belongs by the number of the level around it; -1 where it does not tell. */
    int around(int number, StoredSegment hl) {
        int parent = number(hl, 2);
        for (int depth = stack.top(); depth >= 0; depth--) {
            Frame frame = stack.at(depth);
            StoredSegment around = hlAt(depth);
            boolean named =
                    around == null ? hl.isEmpty(2) : !hl.isEmpty(2) && number(around, 1) == parent;
            if (named && frame.inOrder(number, hl) >= 0) {
                return depth;
            }
        }
        return -1;
    }

    private StoredSegment hlAt(int depth) {
        for (int at = depth; at >= 0; at--) {
            if (stack.at(at).hl != null) {
                return stack.at(at).hl;
            }
        }
        return null;
    }

    /** The depth of the level that HL-02 names; -1 where there is none. */
    int parentOf(StoredSegment hl) {
        int parent = number(hl, 2);
        for (int depth = stack.top(); depth >= 0; depth--) {
            StoredSegment at = stack.at(depth).hl;
            boolean named = hl.isEmpty(2) ? depth == 0 : at != null && number(at, 1) == parent;
            if (named) {
                return depth;
            }
        }
        return -1;
    }

    private static int number(StoredSegment segment, int element) {
        int number = 0;
        for (int i = segment.elementStart(element); i < segment.elementEnd(element); i++) {
            int digit = segment.bytes()[i] - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE / 10 - 10) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
