package dev.tributary.x12.grammar;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.Segment;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;

/**
 * Places segments that do not stand where they should, each in the way that explains the most, and
 * tells each once. It may be slow.
 */
final class OddPlaces {

    private static final int ST = Segment.code("ST");

    private final LoopStack stack;
    private final boolean[] starts; // by segment number: whether it starts any loop
    private final Severity orderSeverity;
    private final LoopListener listener;
    private boolean placedOddly;

    /**
     * For the sets of one grammar.
     *
     * @param orderSeverity how bad it is that a segment is out of order
     */
    OddPlaces(LoopStack stack, LoopRow root, Severity orderSeverity, LoopListener listener) {
        this.stack = stack;
        this.starts = root.starts();
        this.orderSeverity = orderSeverity;
        this.listener = listener;
    }

    /** Places a segment; its row, or null where it has none. */
    SegmentRow place(int number, StoredSegment segment) {
        placedOddly = false;
        if (number < 0) {
            return unknown(segment);
        }
        Frame frame = stack.last();
        if (frame.doubtful || stack.followsUnplaced(segment)) {
            stack.keep(frame.loop, segment);
            return null;
        }
        SegmentRow row = tooOftenHere(number, segment);
        row = placedOddly ? row : outOfOrder(number, segment);
        row = placedOddly ? row : impliedRequired(number, segment);
        row = placedOddly ? row : tooOftenElsewhere(number, segment);
        row = placedOddly ? row : impliedOnly(number, segment);
        row = placedOddly ? row : wrongCode(number, segment);
        return placedOddly ? row : unexpected(number, segment);
    }

    private SegmentRow unknown(StoredSegment segment) {
        Loop loop = stack.last().loop;
        report(
                segment.code() == 0
                        ? X12IssueCode.SEGMENT_ID_INVALID
                        : X12IssueCode.SEGMENT_NOT_IN_SET,
                segment,
                named(loop));
        stack.keep(loop, segment);
        return null;
    }

    private SegmentRow tooOftenHere(int number, StoredSegment segment) {
        for (int depth = stack.top(); depth >= 0; depth--) {
            int child = stack.at(depth).full(number, segment, true);
            if (child >= 0) {
                return tooOften(depth, child, segment);
            }
        }
        return null;
    }

    private SegmentRow tooOftenElsewhere(int number, StoredSegment segment) {
        for (int depth = stack.top(); depth >= 0; depth--) {
            Frame frame = stack.at(depth);
            int child = frame.full(number, segment, false);
            boolean loop = child >= 0 && frame.row.loops[child] != null;
            if (child >= 0
                    && !(loop && frame.row.ranks[child] < frame.rank && stack.closesUnits(depth))) {
                return tooOften(depth, child, segment);
            }
        }
        return null;
    }

    private SegmentRow tooOften(int depth, int child, StoredSegment segment) {
        Frame frame = stack.at(depth);
        placedOddly = true;
        if (frame.misread == child) {
            // The one with the wrong code was not it after all; it has been reported.
            frame.misread = -1;
            frame.counts[child]--;
            return stack.take(depth, child, segment);
        }
        LoopRow loop = frame.row.loops[child];
        if (loop != null) {
            SegmentRow row = stack.take(depth, child, segment);
            report(X12IssueCode.LOOP_TOO_OFTEN, segment, loop.id());
            return row;
        }
        report(X12IssueCode.SEGMENT_TOO_OFTEN, segment, frame.row.id());
        frame.counts[child]++;
        stack.keep(frame.loop, segment);
        return frame.row.heads[child];
    }

    /**
     * Loops that are open inside stay open: what belongs to them may follow. A loop out of order is
     * opened only where it closes none that becomes a record.
     */
    private SegmentRow outOfOrder(int number, StoredSegment segment) {
        for (int depth = stack.top(); depth >= 0; depth--) {
            Frame frame = stack.at(depth);
            int child = frame.outOfOrder(number, segment);
            boolean loop = child >= 0 && frame.row.loops[child] != null;
            boolean better = child >= 0 && mayBeNearer(frame.row.heads[child], number, depth);
            if (child < 0 || better || (loop && stack.closesUnits(depth))) {
                continue;
            }
            placedOddly = true;
            if (loop) {
                SegmentRow row = stack.take(depth, child, segment);
                reportOrder(segment, stack.placedIn());
                return row;
            }
            frame.count(child, segment.ordinal());
            stack.add(frame, segment);
            if (!(child == 0 && frame.loop.implied())) {
                reportOrder(segment, frame.loop);
            }
            return frame.row.heads[child];
        }
        return null;
    }

    /** A row that any code fits, far away, is worth less than one near that wants another code. */
    private boolean mayBeNearer(SegmentRow far, int number, int depth) {
        for (int near = stack.top(); near > depth && far.isAny(); near--) {
            if (stack.at(near).countById(number) > 0) {
                return true;
            }
        }
        return false;
    }

    private void reportOrder(StoredSegment segment, Loop loop) {
        listener.found(
                orderSeverity,
                X12IssueCode.SEGMENT_OUT_OF_ORDER,
                segment.id(),
                segment.ordinal(),
                named(loop),
                segment);
    }

    /** A loop that must come and has not, and that the segment belongs to. */
    private SegmentRow impliedRequired(int number, StoredSegment segment) {
        for (int depth = stack.top(); depth >= 0 && !stack.closesUnits(depth); depth--) {
            Frame frame = stack.at(depth);
            for (int child = 0; child < frame.row.heads.length; child++) {
                LoopRow loop = frame.row.loops[child];
                boolean due =
                        loop != null
                                && loop.usage() == Usage.REQUIRED
                                && frame.counts[child] == 0
                                && frame.row.ranks[child] >= frame.rank;
                if (due && fits(loop, number, segment)) {
                    return imply(depth, child, number, segment);
                }
            }
        }
        return null;
    }

    /** The only loop from here on that the segment can belong to. */
    private SegmentRow impliedOnly(int number, StoredSegment segment) {
        for (int depth = stack.top(); depth >= 0 && !stack.closesUnits(depth); depth--) {
            Frame frame = stack.at(depth);
            int found = -1;
            int count = 0;
            for (int child = 0; child < frame.row.heads.length; child++) {
                LoopRow loop = frame.row.loops[child];
                boolean open =
                        loop != null
                                && frame.counts[child] < frame.row.maxima[child]
                                && frame.row.ranks[child] >= frame.rank;
                if (open && fits(loop, number, segment)) {
                    found = child;
                    count++;
                }
            }
            if (count == 1) {
                return imply(depth, found, number, segment);
            }
            if (count > 1) {
                return null;
            }
        }
        return null;
    }

    private static boolean fits(LoopRow loop, int number, StoredSegment segment) {
        for (int child : loop.candidates(number)) {
            if (loop.heads[child].isLikely(segment)) {
                return true;
            }
        }
        return false;
    }

    private SegmentRow imply(int depth, int child, int number, StoredSegment segment) {
        placedOddly = true;
        stack.closeTo(depth, segment.ordinal());
        Frame frame = stack.at(depth);
        LoopRow loop = frame.row.loops[child];
        frame.count(child, segment.ordinal());
        stack.open(loop, frame, true);
        listener.found(
                Severity.ERROR,
                X12IssueCode.LOOP_START_MISSING,
                loop.heads[0].id(),
                segment.ordinal(),
                loop.id(),
                null);
        Frame opened = stack.last();
        int first = opened.inOrder(number, segment);
        opened.impliedFrom = loop.ranks[first];
        return stack.take(stack.top(), first, segment);
    }

    /**
     * Its id fits a row, its codes none: it is taken for the only row it can be, or for the next
     * that must come; it is the code that is wrong.
     */
    private SegmentRow wrongCode(int number, StoredSegment segment) {
        if (segment.code() == Levels.HL) {
            return wrongLevel(number, segment);
        }
        for (int depth = stack.top(); depth >= 0 && !stack.closesUnits(depth); depth--) {
            Frame frame = stack.at(depth);
            if (frame.countById(number) > 0) {
                int child = frame.byId(number);
                if (child < 0) {
                    return null;
                }
                placedOddly = true;
                boolean only = frame.countById(number) == 1;
                SegmentRow row = stack.take(depth, child, segment);
                frame.misread = child;
                stack.last().doubtful = !only && frame != stack.last();
                return only ? row : codeOnly(row, segment);
            }
        }
        return null;
    }

    /** By its parent, HL-02, a level is known where only one kind can stand below that parent. */
    private SegmentRow wrongLevel(int number, StoredSegment hl) {
        int depth = stack.levels().parentOf(hl);
        if (depth < 0) {
            return null;
        }
        int child = onlyLoop(stack.at(depth), number);
        if (child >= 0) {
            placedOddly = true;
            return stack.take(depth, child, hl);
        }
        stack.closeTo(depth, hl.ordinal());
        return null;
    }

    private static int onlyLoop(Frame frame, int number) {
        int found = -1;
        for (int child : frame.row.candidates(number)) {
            if (frame.row.loops[child] != null) {
                if (found >= 0) {
                    return -1;
                }
                found = child;
            }
        }
        return found;
    }

    /** Whether the row is the right one is not known, so nothing else is checked by it. */
    private SegmentRow codeOnly(SegmentRow row, StoredSegment segment) {
        for (Discriminator telling : row.discriminators()) {
            if (!telling.matches(segment)) {
                listener.misplaced(
                        X12IssueCode.ELEMENT_CODE,
                        segment,
                        named(stack.placedIn()),
                        row,
                        telling.element(),
                        telling.component());
                return null;
            }
        }
        return row;
    }

    private SegmentRow unexpected(int number, StoredSegment segment) {
        if (stack.last().row == LoopStack.UNPLACED) {
            stack.close(segment.ordinal());
        }
        Loop loop = stack.last().loop;
        report(X12IssueCode.SEGMENT_UNEXPECTED, segment, named(loop));
        if (starts[number] && segment.code() != ST) {
            // What follows belongs to a loop that is not known: it is not to fall into another.
            closeToParentOf(number, segment.ordinal());
            stack.openUnplaced(segment);
            loop = stack.last().loop;
        }
        stack.keep(loop, segment);
        return null;
    }

    /**
     * Down to the nearest loop that has loops starting so; it must close none that becomes a
     * record.
     */
    private void closeToParentOf(int number, int ordinal) {
        int depth = stack.top();
        while (depth > 0 && !stack.at(depth).hasLoop(number) && !stack.at(depth).row.isUnit()) {
            depth--;
        }
        if (!stack.at(depth).hasLoop(number)) {
            depth = stack.top();
        }
        stack.closeTo(depth, ordinal);
    }

    private void report(X12IssueCode code, StoredSegment segment, String loop) {
        listener.found(Severity.ERROR, code, segment.id(), segment.ordinal(), loop, segment);
    }

    private static String named(Loop loop) {
        Loop at = loop;
        while (at.row() == LoopStack.UNPLACED) {
            at = at.parent();
        }
        return at.id();
    }
}
