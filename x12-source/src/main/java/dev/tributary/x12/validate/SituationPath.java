package dev.tributary.x12.validate;

import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where a rule looks: a segment, or an element of it, or a loop as such.
 *
 * @param loop id of the loop; null for the loop that the rule is about
 * @param segmentId id of the segment; null where the loop as such is meant
 * @param segment its number
 * @param filters what must stand in it besides
 * @param element number of the element, 0 for the segment as a whole
 * @param component number of the component, 0 for the element as a whole
 */
record SituationPath(
        String loop,
        String segmentId,
        int segment,
        List<Filter> filters,
        int element,
        int component) {

    /** One condition on a segment: an element, a component of it or 0, and the values allowed. */
    record Filter(int element, int component, List<String> values) {

        boolean holds(StoredSegment segment) {
            return isOne(segment, element, component, values);
        }
    }

    static SituationPath of(
            String loop, String segmentId, List<Filter> filters, int element, int component) {
        int code = segmentId == null ? 0 : Segment.code(segmentId);
        String interned = loop == null ? null : loop.intern();
        return new SituationPath(
                interned, segmentId, code, List.copyOf(filters), element, component);
    }

    /**
     * The loops that it means, from the loop that the rule is about: those inside it where the
     * guide has them inside; otherwise that around it, or those in the nearest loop around that the
     * guide has them in.
     */
    List<Loop> loops(Loop from) {
        for (Loop at = from; at != null; at = at.parent()) {
            if (loop == null || at.id().equals(loop)) {
                return List.of(at);
            }
            if (at.row().holds(loop)) {
                return below(at, List.of());
            }
        }
        return List.of();
    }

    /** Those inside, added to others; most rules name loops that were not sent. */
    private List<Loop> below(Loop around, List<Loop> others) {
        List<Loop> found = others;
        for (Loop child : around.loops()) {
            if (child.id().equals(loop)) {
                found = with(found, child);
            } else if (child.row().holds(loop)) {
                found = below(child, found);
            }
        }
        return found;
    }

    private static List<Loop> with(List<Loop> some, Loop another) {
        if (some.isEmpty()) {
            return List.of(another);
        }
        List<Loop> more = new ArrayList<>(some);
        more.add(another);
        return more;
    }

    /** The segments that it means, whatever stands in the element. */
    List<StoredSegment> segments(Loop from) {
        List<StoredSegment> found = new ArrayList<>(2);
        for (Loop at : loops(from)) {
            for (StoredSegment candidate : at.segments()) {
                if (candidate.code() == segment && passes(candidate)) {
                    found.add(candidate);
                }
            }
        }
        return found;
    }

    /** Whether anything stands there. */
    boolean isPresent(Loop from) {
        return segmentId == null ? !loops(from).isEmpty() : any(from, this::isSent);
    }

    private boolean isSent(StoredSegment in) {
        return component == 0 ? element == 0 || !in.isEmpty(element) : !slice(in).isEmpty();
    }

    /**
     * Whether one of the segments that it means is as asked; nothing is put together to find out.
     */
    boolean any(Loop from, Predicate<StoredSegment> asked) {
        if (loop == null) {
            return isIn(from, asked);
        }
        for (Loop at : loops(from)) {
            if (isIn(at, asked)) {
                return true;
            }
        }
        return false;
    }

    private boolean isIn(Loop at, Predicate<StoredSegment> asked) {
        for (StoredSegment candidate : at.segments()) {
            if (candidate.code() == segment && passes(candidate) && asked.test(candidate)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of some values stands in its element or component. */
    boolean isOne(StoredSegment in, List<String> values) {
        return isOne(in, element, component, values);
    }

    private static boolean isOne(
            StoredSegment in, int element, int component, List<String> values) {
        if (component > 0) {
            Slice slice = slice(in, element, component);
            return isOne(slice, values);
        }
        for (String value : values) {
            if (in.is(element, value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a segment of its id is one that it means. */
    boolean passes(StoredSegment candidate) {
        for (Filter filter : filters) {
            if (!filter.holds(candidate)) {
                return false;
            }
        }
        return true;
    }

    /** What stands in the element or component of a segment. */
    Slice slice(StoredSegment from) {
        return slice(from, element, component);
    }

    private static Slice slice(StoredSegment from, int element, int component) {
        Slice slice = from.slice(element);
        return component == 0 ? slice : slice.repetition(1).component(component);
    }

    private static boolean isOne(Slice slice, List<String> values) {
        for (String value : values) {
            if (equal(slice, value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a slice is exactly that ASCII text. */
    private static boolean equal(Slice slice, String ascii) {
        int length = slice.end() - slice.start();
        if (length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (slice.bytes()[slice.start() + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
