package dev.tributary.x12.grammar;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.Segment;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Places the segments of a set in the loops of its guide, one after another.
 *
 * <p>A segment belongs to the next row that it fits, of the loop that is open or, failing that, of
 * one around it. Nothing stops the walk: a segment that stands too late or too early is put where
 * it belongs, a loop whose first segment is missing is opened without it, one that fits nowhere is
 * kept where it stands; each is reported once, and what follows from it is not.
 *
 * <p>Placing a segment that stands where it should allocates nothing but a loop that it starts. One
 * thread uses it.
 */
public final class LoopWalker {

    /** The row of what was not understood: it keeps segments, and becomes no record. */
    private static final LoopRow UNPLACED = new LoopRow("unplaced");

    /** What is kept in loops that do not end up in records. */
    private static final int MAX_KEPT = 1000;

    private static final int HL = Segment.code("HL");
    private static final int ST = Segment.code("ST");
    private static final int SE = Segment.code("SE");

    private final Grammar grammar;
    private final SegmentIndex index;
    private final boolean[] starts; // by segment number: whether it starts any loop
    private final Severity orderSeverity;
    private final LoopListener listener;
    private final List<Frame> frames = new ArrayList<>();
    private int top = -1;
    private Loop placedIn;
    private boolean placedOddly;
    private int unplacedStart; // code of the segment that opened the unplaced loop
    private int kept;
    private int levels;

    /**
     * A walk through one set.
     *
     * @param strictOrder whether a segment out of order is an error
     */
    public LoopWalker(Grammar grammar, boolean strictOrder, LoopListener listener) {
        this.grammar = grammar;
        this.index = grammar.root().index();
        this.starts = grammar.root().starts();
        this.orderSeverity = strictOrder ? Severity.ERROR : Severity.WARNING;
        this.listener = listener;
    }

    /** The root of the set, with all that has not left it. */
    public Loop root() {
        return frames.get(0).loop;
    }

    /** The loop in which the last segment was placed. */
    public Loop placedIn() {
        return placedIn;
    }

    /** Starts a set with its ST, whose row is returned. */
    public SegmentRow start(StoredSegment st) {
        top = -1;
        unplacedStart = 0;
        kept = 0;
        levels = 0;
        Loop root = new Loop(grammar.root(), null, false);
        push(grammar.root(), root);
        if (grammar.root().isUnit()) {
            listener.unitOpened(root);
        }
        frames.get(0).count(0, st.ordinal());
        root.segments().add(st);
        placedIn = root;
        return grammar.root().heads[0];
    }

    /** Places a segment; its row, or null where it has none. */
    public SegmentRow place(StoredSegment segment) {
        int number = index.of(segment.code());
        if (segment.code() == HL && number >= 0) {
            int depth = levelAround(number, segment);
            if (depth >= 0) {
                return take(depth, frames.get(depth).inOrder(number, segment), segment);
            }
        }
        if (number >= 0) {
            for (int depth = top; depth >= 0; depth--) {
                Frame frame = frames.get(depth);
                int child = frame.inOrder(number, segment);
                if (child >= 0) {
                    return take(depth, child, segment);
                }
            }
        }
        return placeOddly(number, segment);
    }

    /**
     * Ends the set.
     *
     * @param ordinal of the segment that would have come next
     */
    public void finish(int ordinal) {
        while (top >= 0) {
            close(ordinal);
        }
    }

    private SegmentRow take(int depth, int child, StoredSegment segment) {
        while (top > depth) {
            close(segment.ordinal());
        }
        Frame frame = frames.get(depth);
        LoopRow inner = frame.row.loops[child];
        frame.count(child, segment.ordinal());
        if (inner == null) {
            frame.loop.segments().add(segment);
            placedIn = frame.loop;
            return frame.row.heads[child];
        }
        open(inner, frame, false);
        Frame opened = frames.get(top);
        opened.count(0, segment.ordinal());
        opened.loop.segments().add(segment);
        placedIn = opened.loop;
        if (segment.code() == HL) {
            level(segment, opened);
        }
        return inner.heads[0];
    }

    private void open(LoopRow row, Frame parent, boolean implied) {
        Loop loop = new Loop(row, parent.loop, implied);
        if (parent.loop.loops().size() < MAX_KEPT
                || row.isUnit()
                || !parent.loop.row().holdsUnits()) {
            parent.loop.loops().add(loop);
        }
        push(row, loop);
        if (row.isUnit()) {
            listener.unitOpened(loop);
        }
    }

    private void push(LoopRow row, Loop loop) {
        top++;
        if (top == frames.size()) {
            frames.add(new Frame());
        }
        frames.get(top).open(row, loop);
    }

    /** HL-01 counts levels; HL-02 is HL-01 of the level around it. X12 HL, semantic notes. */
    private void level(StoredSegment hl, Frame opened) {
        opened.hl = hl;
        levels++;
        if (number(hl, 1) != levels) {
            misplaced(X12IssueCode.HL_NUMBER, hl, opened, 1);
            levels = Math.max(levels, number(hl, 1));
        }
        StoredSegment parent = hlAt(top - 1);
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
    private int levelAround(int number, StoredSegment hl) {
        int parent = number(hl, 2);
        for (int depth = top; depth >= 0; depth--) {
            Frame frame = frames.get(depth);
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
            if (frames.get(at).hl != null) {
                return frames.get(at).hl;
            }
        }
        return null;
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

    private void close(int ordinal) {
        Frame frame = frames.get(top);
        reportMissing(frame, ordinal);
        top--;
        Frame parent = top < 0 ? null : frames.get(top);
        boolean gives = frame.row.isUnit() && givesUnit(frame);
        if (parent != null && (gives || frame.gaveUnits)) {
            List<Loop> siblings = parent.loop.loops();
            if (!siblings.isEmpty() && siblings.get(siblings.size() - 1) == frame.loop) {
                siblings.remove(siblings.size() - 1);
            } else {
                siblings.remove(frame.loop);
            }
            parent.gaveUnits = true;
        }
        if (frame.row.isUnit()) {
            listener.unitClosed(frame.loop, gives);
        }
        if (frame.row == UNPLACED) {
            unplacedStart = 0;
        }
    }

    private static boolean givesUnit(Frame frame) {
        String mark = frame.row.unitMark();
        return !frame.gaveUnits || (mark != null && holds(frame.loop, mark));
    }

    private static boolean holds(Loop loop, String id) {
        for (Loop inner : loop.loops()) {
            if (inner.id().equals(id) || holds(inner, id)) {
                return true;
            }
        }
        return false;
    }

    private void reportMissing(Frame frame, int ordinal) {
        LoopRow row = frame.row;
        if (frame.doubtful) {
            return;
        }
        for (int child : row.required) {
            // What else is missing with the start of a loop is told by the start.
            boolean told = child == 0 && frame.loop.parent() == null;
            told |= frame.loop.implied() && row.ranks[child] < frame.impliedFrom;
            if (frame.counts[child] == 0 && !told && row.heads[child].code() != SE) {
                boolean loop = row.loops[child] != null;
                listener.found(
                        Severity.ERROR,
                        loop ? X12IssueCode.LOOP_MISSING : X12IssueCode.SEGMENT_MISSING,
                        row.heads[child].id(),
                        frame.placeOf(child, ordinal),
                        loop ? row.loops[child].id() : row.id(),
                        null);
            }
        }
        reportOpenBracket(frame, ordinal);
    }

    /** An LE must follow an LS. X12.6 §3.12.3.2. */
    private void reportOpenBracket(Frame frame, int ordinal) {
        int end = frame.row.bracketEnd;
        if (end >= 0
                && frame.counts[end] == 0
                && frame.row.heads[end].usage() != Usage.REQUIRED
                && frame.loop.segment("LS") != null) {
            listener.found(
                    Severity.ERROR,
                    X12IssueCode.SEGMENT_MISSING,
                    "LE",
                    frame.placeOf(end, ordinal),
                    frame.row.id(),
                    null);
        }
    }

    // What follows is for segments that do not stand where they should: it may be slow.

    private SegmentRow placeOddly(int number, StoredSegment segment) {
        placedOddly = false;
        if (number < 0) {
            return unknown(segment);
        }
        Frame frame = frames.get(top);
        boolean follows =
                frame.doubtful || (frame.row == UNPLACED && segment.code() != unplacedStart);
        if (follows) {
            keep(frame.loop, segment);
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
        Loop loop = frames.get(top).loop;
        report(
                segment.code() == 0
                        ? X12IssueCode.SEGMENT_ID_INVALID
                        : X12IssueCode.SEGMENT_NOT_IN_SET,
                segment,
                named(loop));
        keep(loop, segment);
        return null;
    }

    private SegmentRow tooOftenHere(int number, StoredSegment segment) {
        for (int depth = top; depth >= 0; depth--) {
            int child = frames.get(depth).full(number, segment, true);
            if (child >= 0) {
                return tooOften(depth, child, segment);
            }
        }
        return null;
    }

    private SegmentRow tooOftenElsewhere(int number, StoredSegment segment) {
        for (int depth = top; depth >= 0; depth--) {
            Frame frame = frames.get(depth);
            int child = frame.full(number, segment, false);
            boolean loop = child >= 0 && frame.row.loops[child] != null;
            if (child >= 0
                    && !(loop && frame.row.ranks[child] < frame.rank && closesUnits(depth))) {
                return tooOften(depth, child, segment);
            }
        }
        return null;
    }

    private SegmentRow tooOften(int depth, int child, StoredSegment segment) {
        Frame frame = frames.get(depth);
        placedOddly = true;
        if (frame.misread == child) {
            // The one with the wrong code was not it after all; it has been reported.
            frame.misread = -1;
            frame.counts[child]--;
            return take(depth, child, segment);
        }
        LoopRow loop = frame.row.loops[child];
        if (loop != null) {
            SegmentRow row = take(depth, child, segment);
            report(X12IssueCode.LOOP_TOO_OFTEN, segment, loop.id());
            return row;
        }
        report(X12IssueCode.SEGMENT_TOO_OFTEN, segment, frame.row.id());
        frame.counts[child]++;
        keep(frame.loop, segment);
        return frame.row.heads[child];
    }

    /**
     * Loops that are open inside stay open: what belongs to them may follow. A loop out of order is
     * opened only where it closes none that becomes a record.
     */
    private SegmentRow outOfOrder(int number, StoredSegment segment) {
        for (int depth = top; depth >= 0; depth--) {
            Frame frame = frames.get(depth);
            int child = frame.outOfOrder(number, segment);
            boolean loop = child >= 0 && frame.row.loops[child] != null;
            boolean better = child >= 0 && mayBeNearer(frame.row.heads[child], number, depth);
            if (child < 0 || better || (loop && closesUnits(depth))) {
                continue;
            }
            placedOddly = true;
            if (loop) {
                SegmentRow row = take(depth, child, segment);
                reportOrder(segment, placedIn);
                return row;
            }
            frame.count(child, segment.ordinal());
            frame.loop.segments().add(segment);
            placedIn = frame.loop;
            if (!(child == 0 && frame.loop.implied())) {
                reportOrder(segment, frame.loop);
            }
            return frame.row.heads[child];
        }
        return null;
    }

    /** A row that any code fits, far away, is worth less than one near that wants another code. */
    private boolean mayBeNearer(SegmentRow far, int number, int depth) {
        for (int near = top; near > depth && far.isAny(); near--) {
            if (frames.get(near).countById(number) > 0) {
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
        for (int depth = top; depth >= 0 && !closesUnits(depth); depth--) {
            Frame frame = frames.get(depth);
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
        for (int depth = top; depth >= 0 && !closesUnits(depth); depth--) {
            Frame frame = frames.get(depth);
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
        while (top > depth) {
            close(segment.ordinal());
        }
        Frame frame = frames.get(depth);
        LoopRow loop = frame.row.loops[child];
        frame.count(child, segment.ordinal());
        open(loop, frame, true);
        listener.found(
                Severity.ERROR,
                X12IssueCode.LOOP_START_MISSING,
                loop.heads[0].id(),
                segment.ordinal(),
                loop.id(),
                null);
        Frame opened = frames.get(top);
        int first = opened.inOrder(number, segment);
        opened.impliedFrom = loop.ranks[first];
        return take(top, first, segment);
    }

    /**
     * Its id fits a row, its codes none: it is taken for the only row it can be, or for the next
     * that must come; it is the code that is wrong.
     */
    private SegmentRow wrongCode(int number, StoredSegment segment) {
        if (segment.code() == HL) {
            return wrongLevel(number, segment);
        }
        for (int depth = top; depth >= 0 && !closesUnits(depth); depth--) {
            Frame frame = frames.get(depth);
            if (frame.countById(number) > 0) {
                int child = frame.byId(number);
                if (child < 0) {
                    return null;
                }
                placedOddly = true;
                boolean only = frame.countById(number) == 1;
                SegmentRow row = take(depth, child, segment);
                frame.misread = child;
                frames.get(top).doubtful = !only && frame != frames.get(top);
                return only ? row : codeOnly(row, segment);
            }
        }
        return null;
    }

    /** Whether the row is the right one is not known, so nothing else is checked by it. */
    private SegmentRow codeOnly(SegmentRow row, StoredSegment segment) {
        for (Discriminator telling : row.discriminators()) {
            if (!telling.matches(segment)) {
                listener.misplaced(
                        X12IssueCode.ELEMENT_CODE,
                        segment,
                        named(placedIn),
                        row,
                        telling.element(),
                        telling.component());
                return null;
            }
        }
        return row;
    }

    /** By its parent, HL-02, a level is known where only one kind can stand below that parent. */
    private SegmentRow wrongLevel(int number, StoredSegment hl) {
        int parent = number(hl, 2);
        for (int depth = top; depth >= 0; depth--) {
            Frame frame = frames.get(depth);
            boolean around =
                    hl.isEmpty(2) ? depth == 0 : frame.hl != null && number(frame.hl, 1) == parent;
            if (around) {
                int child = onlyLoop(frame, number);
                if (child >= 0) {
                    placedOddly = true;
                    return take(depth, child, hl);
                }
                while (top > depth) {
                    close(hl.ordinal());
                }
                return null;
            }
        }
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

    private SegmentRow unexpected(int number, StoredSegment segment) {
        if (frames.get(top).row == UNPLACED) {
            close(segment.ordinal());
        }
        Loop loop = frames.get(top).loop;
        report(X12IssueCode.SEGMENT_UNEXPECTED, segment, named(loop));
        if (starts[number] && segment.code() != ST) {
            // What follows belongs to a loop that is not known: it is not to fall into another.
            Frame parent = around(number, segment.ordinal());
            open(UNPLACED, parent, false);
            unplacedStart = segment.code();
            loop = frames.get(top).loop;
        }
        keep(loop, segment);
        return null;
    }

    /** The nearest loop that has loops starting so; it must close none that becomes a record. */
    private Frame around(int number, int ordinal) {
        int depth = top;
        while (depth > 0 && !frames.get(depth).hasLoop(number) && !frames.get(depth).row.isUnit()) {
            depth--;
        }
        if (!frames.get(depth).hasLoop(number)) {
            depth = top;
        }
        while (top > depth) {
            close(ordinal);
        }
        return frames.get(top);
    }

    private boolean closesUnits(int depth) {
        for (int above = top; above > depth; above--) {
            LoopRow row = frames.get(above).row;
            if (row.isUnit() || row.holdsUnits()) {
                return true;
            }
        }
        return false;
    }

    private void keep(Loop loop, StoredSegment segment) {
        placedIn = loop;
        if (kept++ < MAX_KEPT) {
            loop.segments().add(segment);
        }
    }

    private void report(X12IssueCode code, StoredSegment segment, String loop) {
        listener.found(Severity.ERROR, code, segment.id(), segment.ordinal(), loop, segment);
    }

    private static String named(Loop loop) {
        Loop at = loop;
        while (at.row() == UNPLACED) {
            at = at.parent();
        }
        return at.id();
    }
}
