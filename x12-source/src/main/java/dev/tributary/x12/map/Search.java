package dev.tributary.x12.map;

import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;

/**
 * Finds the loops of parties by the code that names their part, whatever their id: guides of
 * different releases number the same loop differently.
 */
final class Search {

    private Search() {}

    /** The segment that names the party of a loop: its first NM1 or N1; null where it has none. */
    static StoredSegment name(Loop loop) {
        for (StoredSegment segment : loop.segments()) {
            if (segment.code() == Ids.NM1 || segment.code() == Ids.N1) {
                return segment;
            }
        }
        return null;
    }

    /** The first party of a part among the loops directly in a loop; null where there is none. */
    static Loop within(Loop loop, String entityCode) {
        for (Loop child : loop.loops()) {
            StoredSegment name = name(child);
            if (name != null && name.is(1, entityCode)) {
                return child;
            }
        }
        return null;
    }

    /** The party of a part in the nearest loop around, that loop itself included. */
    static Loop around(Loop from, String entityCode) {
        for (Loop at = from; at != null; at = at.parent()) {
            Loop found = within(at, entityCode);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The nearest loop around, itself included, that has a segment of its own. */
    static Loop having(Loop from, int segment) {
        for (Loop at = from; at != null; at = at.parent()) {
            if (at.segment(segment) != null) {
                return at;
            }
        }
        return null;
    }

    /** The HL loop of a level around, itself included; null where there is none. */
    static Loop level(Loop from, String code) {
        for (Loop at = from; at != null; at = at.parent()) {
            StoredSegment hl = at.segment(Ids.HL);
            if (hl != null && hl.is(3, code)) {
                return at;
            }
        }
        return null;
    }

    /** The root: the transaction set. */
    static Loop root(Loop from) {
        Loop at = from;
        while (at.parent() != null) {
            at = at.parent();
        }
        return at;
    }
}
