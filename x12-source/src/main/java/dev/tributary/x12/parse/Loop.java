package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Segment;
import dev.tributary.x12.grammar.LoopRow;
import java.util.ArrayList;
import java.util.List;

/**
 * One loop of a transaction set as it was sent: its segments and the loops inside it, each in the
 * order sent. The root is the transaction set, with ST and the header segments.
 *
 * <p>Loops that have become units leave their parent, so that no more than one unit is held; what
 * is above a unit is the context that it inherits. One thread uses it.
 */
public final class Loop {

    private final LoopRow row;
    private final Loop parent;
    private final boolean implied;
    private final List<StoredSegment> segments = new ArrayList<>(4);
    private final List<Loop> loops = new ArrayList<>(4);

    /**
     * An empty loop.
     *
     * @param row its row in the grammar
     * @param parent what it lies in; null for the transaction set
     * @param implied whether the segment that should start it was missing
     */
    public Loop(LoopRow row, Loop parent, boolean implied) {
        this.row = row;
        this.parent = parent;
        this.implied = implied;
    }

    /** Its row in the grammar. */
    public LoopRow row() {
        return row;
    }

    /** Its id, as {@code 2010AA}; {@code ST} for the root. */
    public String id() {
        return row.id();
    }

    /** What it lies in; null for the root. */
    public Loop parent() {
        return parent;
    }

    /** Whether the segment that should start it was missing. */
    public boolean implied() {
        return implied;
    }

    /** Its own segments. */
    public List<StoredSegment> segments() {
        return segments;
    }

    /** The loops in it. */
    public List<Loop> loops() {
        return loops;
    }

    /** Its first segment of an id; null where it has none. */
    public StoredSegment segment(String id) {
        return segment(Segment.code(id));
    }

    /** Its first segment of an id's code. */
    public StoredSegment segment(int code) {
        for (StoredSegment segment : segments) {
            if (segment.code() == code) {
                return segment;
            }
        }
        return null;
    }

    /** Its first segment of an id with that text in an element, as {@code REF-01 = EA}. */
    public StoredSegment segment(String id, int element, String ascii) {
        int code = Segment.code(id);
        for (StoredSegment segment : segments) {
            if (segment.code() == code && segment.is(element, ascii)) {
                return segment;
            }
        }
        return null;
    }

    /** Its own segments of an id. */
    public List<StoredSegment> segments(String id) {
        int code = Segment.code(id);
        List<StoredSegment> found = new ArrayList<>();
        for (StoredSegment segment : segments) {
            if (segment.code() == code) {
                found.add(segment);
            }
        }
        return found;
    }

    /** The first loop in it of an id; null where there is none. */
    public Loop loop(String id) {
        for (Loop loop : loops) {
            if (loop.id().equals(id)) {
                return loop;
            }
        }
        return null;
    }

    /** The loops in it of an id. */
    public List<Loop> loops(String id) {
        List<Loop> found = new ArrayList<>();
        for (Loop loop : loops) {
            if (loop.id().equals(id)) {
                found.add(loop);
            }
        }
        return found;
    }

    /** Itself or the nearest loop around it that has that id; null where there is none. */
    public Loop enclosing(String id) {
        for (Loop at = this; at != null; at = at.parent) {
            if (at.id().equals(id)) {
                return at;
            }
        }
        return null;
    }

    /** Which loop, not what it holds. */
    @Override
    public String toString() {
        return "Loop[" + id() + ", " + segments.size() + " segments]";
    }
}
