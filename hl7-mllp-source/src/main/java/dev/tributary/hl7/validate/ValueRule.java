package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.hl7.parse.Hl7Message;

/** What the values of a field must be; safe for use by several threads. */
interface ValueRule {

    /**
     * Judges one value.
     *
     * @param value not empty, without white space around it
     * @param segment where it stands
     * @param message where that stands
     * @return what is wrong, or null
     */
    IssueCode judge(Slice value, Segment segment, Hl7Message message);
}
