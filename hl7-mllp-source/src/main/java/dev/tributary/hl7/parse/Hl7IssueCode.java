package dev.tributary.hl7.parse;

import static dev.tributary.commons.issue.Severity.ERROR;
import static dev.tributary.commons.issue.Severity.WARNING;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/**
 * Everything that can be wrong with an HL7 v2 message; the one place that turns codes into text.
 */
public enum Hl7IssueCode implements IssueCode {
    NOT_HL7(ERROR, "The frame does not start with an MSH segment; check what the sender frames."),
    MSH_DELIMITERS_INVALID(
            ERROR, "MSH-1 and MSH-2 do not name usable delimiters; the sender must repair them."),
    MESSAGE_TYPE_MISSING(ERROR, "MSH-9 is empty; the sender must say the message type."),
    CONTROL_ID_MISSING(
            ERROR, "MSH-10 is empty; without it the sender can't match the acknowledgement."),
    MESSAGE_TOO_LARGE(
            ERROR,
            "The message is longer than max.message.bytes, or its record than max.record.bytes;"
                    + " raise the one or split the message."),
    CHARSET_UNKNOWN(
            WARNING,
            "MSH-18 names a character set that is not known here; the fallbacks were used."),
    CHARSET_ASSUMED(
            WARNING,
            "MSH-18 names no character set and the text is not ASCII; a fallback was used."),
    CHARSET_MISMATCH(
            WARNING, "The bytes are not in the character set of MSH-18; a fallback was used."),
    CHARSET_INVALID(
            ERROR,
            "The bytes are in no allowed character set; have the sender set MSH-18 rightly."),
    MESSAGE_TYPE_UNWANTED(
            ERROR, "message.types does not name this type; add it, or have it sent elsewhere."),
    PATIENT_ID_MISSING(WARNING, "No patient identifier; the record is keyed by its message id."),
    PID_MISSING(ERROR, "This type of message needs a PID segment; the sender must add it."),
    TIME_INVALID(ERROR, "Not an HL7 date or time; the field was left out of the record."),
    TIME_WITHOUT_ZONE(
            WARNING, "A time has no zone and stays local; set timezone.default for this sender."),
    OBX_TYPE_MISSING(WARNING, "The result has a value but no data type; it was taken as text."),
    NUMBER_INVALID(WARNING, "A numeric result is not a number; it was kept as it was sent."),
    AMOUNT_INVALID(
            ERROR,
            "Not an amount of at most four decimals; it was left out, its text kept where it has a"
                    + " field."),
    ISSUES_OMITTED(WARNING, "There are more findings of the same severity, which were left out."),
    SEX_UNKNOWN(WARNING, "The administrative sex is not in table 0001; it was kept as sent."),
    CONTROL_ID_REUSED(
            WARNING,
            "Another message came under the same MSH-10 before; the sender should number anew."),
    BATCH_COUNT_MISMATCH(
            ERROR,
            "The batch holds another number of messages than its trailer says; have it sent again"
                    + " whole."),
    BATCH_EMPTY(ERROR, "The batch holds no message."),
    RECORD_DROPPED(
            ERROR,
            "A transform or errors.tolerance dropped the record; set ack.on.dropped=accept if that"
                    + " is meant."),
    RAW_OMITTED(WARNING, "The record would be too large with the raw message, which was left out."),
    PROCESSING_FAILED(
            ERROR, "The message could not be processed for a reason of ours; please report it.");

    private static final String SEGMENT_ERROR = "100";
    private static final String REQUIRED_FIELD_MISSING = "101";
    private static final String DATA_TYPE_ERROR = "102";
    private static final String TABLE_VALUE_NOT_FOUND = "103";
    private static final String APPLICATION_ERROR = "207";

    private final Severity severity;
    private final String text;

    Hl7IssueCode(Severity severity, String text) {
        this.severity = severity;
        this.text = text;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    /** The condition that ERR-3 names for it (HL7 v2.9 table 0357). */
    public String condition() {
        return switch (this) {
            case NOT_HL7, MSH_DELIMITERS_INVALID, PID_MISSING -> SEGMENT_ERROR;
            case MESSAGE_TYPE_MISSING, CONTROL_ID_MISSING, PATIENT_ID_MISSING ->
                    REQUIRED_FIELD_MISSING;
            case TIME_INVALID, NUMBER_INVALID, AMOUNT_INVALID, CHARSET_INVALID -> DATA_TYPE_ERROR;
            case SEX_UNKNOWN, CHARSET_UNKNOWN -> TABLE_VALUE_NOT_FOUND;
            default -> APPLICATION_ERROR;
        };
    }

    @Override
    public String text() {
        return text;
    }
}
