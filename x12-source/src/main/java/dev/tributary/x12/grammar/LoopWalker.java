package dev.tributary.x12.grammar;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;

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

    private final Grammar grammar;
    private final SegmentIndex index;
    private final LoopStack stack;
    private final OddPlaces odd;

    /**
     * A walk through one set.
     *
     * @param strictOrder whether a segment out of order is an error
     */
    public LoopWalker(Grammar grammar, boolean strictOrder, LoopListener listener) {
        this.grammar = grammar;
        this.index = grammar.root().index();
        this.stack = new LoopStack(listener);
        Severity order = strictOrder ? Severity.ERROR : Severity.WARNING;
        this.odd = new OddPlaces(stack, grammar.root(), order, listener);
    }

    /** The root of the set, with all that has not left it. */
    public Loop root() {
        return stack.root();
    }

    /** The loop in which the last segment was placed. */
    public Loop placedIn() {
        return stack.placedIn();
    }

    /** Starts a set with its ST, whose row is returned. */
    public SegmentRow start(StoredSegment st) {
        stack.start(grammar.root(), st);
        return grammar.root().heads[0];
    }

    /** Places a segment; its row, or null where it has none. */
    public SegmentRow place(StoredSegment segment) {
        int number = index.of(segment.code());
        if (segment.code() == Levels.HL && number >= 0) {
            int depth = stack.levels().around(number, segment);
            if (depth >= 0) {
                return stack.take(depth, stack.at(depth).inOrder(number, segment), segment);
            }
        }
        if (number >= 0) {
            for (int depth = stack.top(); depth >= 0; depth--) {
                int child = stack.at(depth).inOrder(number, segment);
                if (child >= 0) {
                    return stack.take(depth, child, segment);
                }
            }
        }
        return odd.place(number, segment);
    }

    /**
     * Ends the set.
     *
     * @param ordinal of the segment that would have come next
     */
    public void finish(int ordinal) {
        stack.closeTo(-1, ordinal);
    }
}
