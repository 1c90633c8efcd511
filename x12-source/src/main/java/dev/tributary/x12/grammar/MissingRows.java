package dev.tributary.x12.grammar;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.validate.X12IssueCode;

/** Tells, when a loop ends, what its guide has sent in it and what has not come. */
final class MissingRows {

    private static final String SE = "SE";

    private final LoopListener listener;

    MissingRows(LoopListener listener) {
        this.listener = listener;
    }

    /**
     * Tells what is missing in a loop.
     *
     * @param ordinal of the segment behind it
     */
    void report(Frame frame, int ordinal) {
        LoopRow row = frame.row;
        if (frame.doubtful) {
            return;
        }
        for (int child : row.required) {
            // What else is missing with the start of a loop is told by the start.
            boolean told = child == 0 && frame.loop.parent() == null;
            told |= frame.loop.implied() && row.ranks[child] < frame.impliedFrom;
            if (frame.counts[child] == 0 && !told && !row.heads[child].id().equals(SE)) {
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
}
