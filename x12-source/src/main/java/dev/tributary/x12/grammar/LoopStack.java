package dev.tributary.x12.grammar;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * The loops that are open, the innermost last: puts segments in them, opens and closes them, and
 * hands out those that become records. Putting a segment allocates nothing but a loop that it
 * starts.
 */
final class LoopStack {

    /** The row of what was not understood: it keeps segments, and becomes no record. */
    static final LoopRow UNPLACED = new LoopRow("unplaced");

    /** What is kept in loops that do not end up in records. */
    private static final int MAX_KEPT = 1000;

    private final LoopListener listener;
    private final MissingRows missing;
    private final Levels levels;
    private final List<Frame> frames = new ArrayList<>();
    private int top = -1;
    private Loop placedIn;
    private int unplacedStart;
    private int kept;

    LoopStack(LoopListener listener) {
        this.listener = listener;
        this.missing = new MissingRows(listener);
        this.levels = new Levels(this, listener);
    }

    /** A set begins: its root is the only open loop, and its ST is in it. */
    void start(LoopRow row, StoredSegment st) {
        top = -1;
        unplacedStart = 0;
        kept = 0;
        levels.clear();
        Loop root = new Loop(row, null, false);
        push(row, root);
        if (row.isUnit()) {
            listener.unitOpened(root);
        }
        frames.get(0).count(0, st.ordinal());
        root.segments().add(st);
        placedIn = root;
    }

    /** The depth of the innermost loop; -1 where none is open. */
    int top() {
        return top;
    }

    Frame at(int depth) {
        return frames.get(depth);
    }

    /** The innermost. */
    Frame last() {
        return frames.get(top);
    }

    Levels levels() {
        return levels;
    }

    /** The root, with all that has not left it; also when it is closed. */
    Loop root() {
        return frames.get(0).loop;
    }

    /** The loop in which the last segment was put. */
    Loop placedIn() {
        return placedIn;
    }

    /** Puts a segment in an open loop, leaving open what is inside that. */
    void add(Frame frame, StoredSegment segment) {
        frame.loop.segments().add(segment);
        placedIn = frame.loop;
    }

    /** Opens a loop for what was not understood, inside the innermost. */
    void openUnplaced(StoredSegment start) {
        open(UNPLACED, last(), false);
        unplacedStart = start.code();
    }

    /** Whether such a loop is the innermost, and a segment is not another start of its kind. */
    boolean followsUnplaced(StoredSegment segment) {
        return last().row == UNPLACED && segment.code() != unplacedStart;
    }

    /** Closes what is open inside a depth. */
    void closeTo(int depth, int ordinal) {
        while (top > depth) {
            close(ordinal);
        }
    }

    /** Puts a segment where it belongs, and closes what is open inside that; its row. */
    SegmentRow take(int depth, int child, StoredSegment segment) {
        closeTo(depth, segment.ordinal());
        Frame frame = frames.get(depth);
        LoopRow inner = frame.row.loops[child];
        frame.count(child, segment.ordinal());
        if (inner == null) {
            add(frame, segment);
            return frame.row.heads[child];
        }
        open(inner, frame, false);
        Frame opened = frames.get(top);
        opened.count(0, segment.ordinal());
        add(opened, segment);
        if (segment.code() == Levels.HL) {
            levels.opened(segment, opened);
        }
        return inner.heads[0];
    }

    /** Opens a loop inside that of a frame. */
    void open(LoopRow row, Frame parent, boolean implied) {
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

    /** Opens a loop that is in its parent. */
    void push(LoopRow row, Loop loop) {
        top++;
        if (top == frames.size()) {
            frames.add(new Frame());
        }
        frames.get(top).open(row, loop);
    }

    /** Closes the innermost loop; the ordinal is that of the segment behind it. */
    void close(int ordinal) {
        Frame frame = frames.get(top);
        missing.report(frame, ordinal);
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

    /** Whether a loop that becomes a record, or may hold one, is open inside that depth. */
    boolean closesUnits(int depth) {
        for (int above = top; above > depth; above--) {
            LoopRow row = frames.get(above).row;
            if (row.isUnit() || row.holdsUnits()) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a segment that has no place. */
    void keep(Loop loop, StoredSegment segment) {
        placedIn = loop;
        if (kept++ < MAX_KEPT) {
            loop.segments().add(segment);
        }
    }
}
