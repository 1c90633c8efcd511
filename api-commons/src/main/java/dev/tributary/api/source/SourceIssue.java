package dev.tributary.api.source;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/** What can be wrong with any record of an API. */
enum SourceIssue implements IssueCode {
    LEFT_OUT_FOR_SIZE(
            Severity.WARNING,
            "This part was left out, since the record would be larger than max.record.bytes."),
    RECORD_TOO_LARGE(
            Severity.ERROR,
            "The record is larger than max.record.bytes even without raw: raise it, and the topic's"
                    + " max.message.bytes.");

    private final Severity severity;
    private final String text;

    SourceIssue(Severity severity, String text) {
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
