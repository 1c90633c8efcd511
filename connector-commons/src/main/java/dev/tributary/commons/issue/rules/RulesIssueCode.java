package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/** What the rules engine says on its own account. */
public enum RulesIssueCode implements IssueCode {
    RULE_UNDECIDED(
            "A regular expression of rules.file took too long over this value; make it simpler.");

    private final String text;

    RulesIssueCode(String text) {
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
