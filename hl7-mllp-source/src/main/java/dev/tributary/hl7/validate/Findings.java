package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what validation finds in one message: nothing twice, also not what mapping has said
 * already, and of either severity no more than anybody reads.
 */
final class Findings {

    private static final int MAX_OF_SEVERITY = 100;

    private final List<Issue> issues;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private Set<String> known;

    /**
     * A collector.
     *
     * @param issues what is known already; findings are added to it
     */
    Findings(List<Issue> issues) {
        this.issues = issues;
    }

    void add(IssueCode code, String location) {
        add(code, code.severity(), location);
    }

    void add(IssueCode code, Severity severity, String location) {
        int count = counts.getOrDefault(severity, 0);
        if (count > MAX_OF_SEVERITY || isKnown(code, location)) {
            return;
        }
        counts.put(severity, count + 1);
        if (count == MAX_OF_SEVERITY) {
            issues.add(new Issue(severity, ValidationIssueCode.MORE_FINDINGS, ""));
            return;
        }
        issues.add(new Issue(severity, code, location));
        known.add(key(code, location));
    }

    /** Whether it was said, also of the field as a whole: PID-7 for PID-7[1].1. */
    private boolean isKnown(IssueCode code, String location) {
        if (known == null) {
            known = new HashSet<>();
            issues.forEach(issue -> known.add(key(issue.code(), issue.location())));
        }
        return known.contains(key(code, location)) || known.contains(key(code, field(location)));
    }

    private static String key(IssueCode code, String location) {
        IssueCode same =
                code == Hl7IssueCode.PID_MISSING ? ValidationIssueCode.SEGMENT_MISSING : code;
        return same.name() + ' ' + location;
    }

    private static String field(String location) {
        int end = location.indexOf('-') + 1;
        while (end > 0 && end < location.length() && isDigit(location.charAt(end))) {
            end++;
        }
        return end == 0 ? location : location.substring(0, end);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * A place within a segment, as {@code OBX[2]-5[1].1}.
     *
     * @param segment the segment
     * @param field the field
     * @param repetition the repetition, or 0 where the field has but one
     * @param component the component, or 0 for all of it
     */
    static String place(Segment segment, int field, int repetition, int component) {
        return segment.location(field)
                + (repetition == 0 ? "" : "[" + repetition + "]")
                + (component == 0 ? "" : "." + component);
    }
}
