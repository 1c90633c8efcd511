package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/** What the giving of tags says on its own account. */
public enum TagIssueCode implements IssueCode {
    TAG_UNDECIDED(
            "A regular expression of tag.rules took too long over this record, so its tag was not"
                    + " given; make it simpler.");

    private final String text;

    TagIssueCode(String text) {
        this.text = text;
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public String text() {
        return text;
    }
}
