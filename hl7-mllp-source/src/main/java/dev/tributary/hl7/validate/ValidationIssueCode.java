package dev.tributary.hl7.validate;

import static dev.tributary.commons.issue.Severity.ERROR;
import static dev.tributary.commons.issue.Severity.WARNING;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/** What validation finds, beside what parsing and mapping find. */
public enum ValidationIssueCode implements IssueCode {
    SEGMENT_MISSING(ERROR, "This type of message needs this segment; the sender must add it."),
    FIELD_MISSING(WARNING, "This field is required and is empty; the sender should fill it."),
    CODE_UNKNOWN(
            WARNING,
            "The code is in no table of the standard for this field; it was kept as it was sent."),
    VALUE_TOO_LONG(
            WARNING, "The value is longer than this field allows; it was kept as it was sent."),
    SEQUENCE_INVALID(WARNING, "A sequence number (SI) is not a row of digits."),
    DATE_IMPRECISE(
            WARNING, "The date or time is less precise than this field needs; it was kept so."),
    DATES_REVERSED(
            ERROR,
            "This date lies after one that cannot come before it, such as an admission after the"
                    + " discharge; the sender must correct one of them."),
    MESSAGE_TYPE_UNKNOWN(WARNING, "MSH-9 names a type of message that the standard does not have."),
    TRIGGER_UNKNOWN(
            WARNING, "MSH-9 names a trigger event that does not belong to this type of message."),
    EVENT_MISMATCH(WARNING, "EVN-1 names another event than MSH-9, which is the one used."),
    MORE_FINDINGS(WARNING, "There is more of the same kind; only the first hundred are listed."),
    GRAMMAR_NEAREST_VERSION(
            WARNING,
            "There is no grammar for the version in MSH-12; the nearest version's was used."),
    NO_GRAMMAR(
            WARNING,
            "There is no grammar for this type of message in its version, so the order of its"
                    + " segments was not checked."),
    STRUCTURE_NAME_WRONG(
            WARNING, "MSH-9.3 names another structure than the one of type and trigger."),
    SEGMENT_MISPLACED(ERROR, "The segment belongs to this type of message, but not in this place."),
    SEGMENT_REPEATED(WARNING, "The segment may stand only once in this place."),
    SEGMENT_UNEXPECTED(
            WARNING, "The grammar has no such segment in this type of message and version."),
    STRUCTURE_NOT_CHECKED(
            WARNING, "The grammar could not be held against this message; please report it.");

    private final Severity severity;
    private final String text;

    ValidationIssueCode(Severity severity, String text) {
        this.severity = severity;
        this.text = text;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String text() {
        return text;
    }
}
