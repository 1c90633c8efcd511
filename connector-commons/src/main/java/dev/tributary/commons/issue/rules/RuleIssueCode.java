package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/**
 * The code of a user's rule.
 *
 * @param name as the rules file writes it
 * @param severity as the rules file writes it
 * @param text what is wrong, in the words of the rules file or, without them, in ours
 */
record RuleIssueCode(String name, Severity severity, String text) implements IssueCode {}
