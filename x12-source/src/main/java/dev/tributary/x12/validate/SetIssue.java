package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.parse.StoredSegment;

/**
 * One finding in a transaction set, with all that an acknowledgement says of it.
 *
 * @param severity how bad it is under the partner's rules
 * @param code what is wrong
 * @param segmentId id of the segment, as {@code NM1}; of the one that is missing, where one is
 * @param ordinal its place in the set, ST being 1; for a missing one, of the segment before which
 *     it should stand
 * @param loop id of its loop; null where it stands in none
 * @param element number of the element, or 0 for the segment as a whole
 * @param component number of the component, or 0
 * @param repetition number of the repetition, or 0
 * @param dataElement reference number of the data element, or 0
 * @param segment the segment, from which an acknowledgement may copy the bad value; null where
 *     there is none. It never shows in text
 */
public record SetIssue(
        Severity severity,
        X12IssueCode code,
        String segmentId,
        int ordinal,
        String loop,
        int element,
        int component,
        int repetition,
        int dataElement,
        StoredSegment segment) {

    /** The finding as records and dead letters have it. */
    public Issue toIssue() {
        return new Issue(severity, code, location());
    }

    /** Where, as {@code 2300/CLM[27]-05-2}: loop, segment, place in the set, element, component. */
    public String location() {
        StringBuilder where = new StringBuilder();
        if (loop != null) {
            where.append(loop).append('/');
        }
        where.append(segmentId).append('[').append(ordinal).append(']');
        if (element > 0) {
            where.append(element < 10 ? "-0" : "-").append(element);
        }
        if (component > 0) {
            where.append('-').append(component);
        }
        if (repetition > 1) {
            where.append('(').append(repetition).append(')');
        }
        return where.toString();
    }

    @Override
    public String toString() {
        return "SetIssue[" + code.name() + ", " + location() + "]";
    }
}
