package dev.tributary.x12.grammar;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.X12IssueCode;

/** Hears of the loops of a set as segments are placed in them. */
public interface LoopListener {

    /** A loop that becomes a record begins: what is found from now on is found in it. */
    void unitOpened(Loop unit);

    /**
     * A loop that becomes a record is complete, and has left its parent.
     *
     * @param emit false where loops inside it have become records in its stead
     */
    void unitClosed(Loop unit, boolean emit);

    /**
     * Something is wrong with the structure.
     *
     * @param segmentId of the segment, or of the one that is missing
     * @param ordinal its place in the set; of the segment before which one is missing
     * @param loop id of its loop
     * @param segment null where one is missing
     */
    void found(
            Severity severity,
            X12IssueCode code,
            String segmentId,
            int ordinal,
            String loop,
            StoredSegment segment);

    /**
     * An element tells a wrong place: an HL that does not count levels or names another parent, a
     * segment whose code is that of no row.
     *
     * @param row what the segment was taken for
     * @param component of the element; 0 for the element as a whole
     */
    void misplaced(
            X12IssueCode code,
            StoredSegment segment,
            String loop,
            SegmentRow row,
            int element,
            int component);
}
