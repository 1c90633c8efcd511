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
            ERROR, "The message is longer than max.message.bytes; raise it or split the message."),
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
    PATIENT_ID_MISSING(WARNING, "No patient identifier; the record is keyed by its message id."),
    PID_MISSING(ERROR, "This type of message needs a PID segment; the sender must add it."),
    TIME_INVALID(ERROR, "Not an HL7 date or time; the field was left out of the record."),
    TIME_WITHOUT_ZONE(
            WARNING, "A time has no zone and stays local; set timezone.default for this sender."),
    OBX_TYPE_MISSING(WARNING, "The result has a value but no data type; it was taken as text."),
    NUMBER_INVALID(WARNING, "A numeric result is not a number; it was kept as it was sent."),
    SEX_UNKNOWN(WARNING, "The administrative sex is not in table 0001; it was kept as sent."),
    RECORD_DROPPED(
            ERROR,
            "A transform or errors.tolerance dropped the record; set ack.on.dropped=accept if that"
                    + " is meant."),
    RAW_OMITTED(WARNING, "The record would be too large with the raw message, which was left out."),
    PROCESSING_FAILED(
            ERROR, "The message could not be processed for a reason of ours; please report it.");

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

    @Override
    public String text() {
        return text;
    }
}
