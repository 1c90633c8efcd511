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

    /** An HL names what is not the level around it: element 1 for its number, 2 for its parent. */
    void hierarchy(StoredSegment hl, String loop, int element);
}
