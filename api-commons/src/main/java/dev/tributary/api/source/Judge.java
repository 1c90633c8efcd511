package dev.tributary.api.source;

import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.issue.rules.RuleSet;
import dev.tributary.commons.record.RecordSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * Holds the user's rules over records, and decides which of them become dead letters instead. Safe
 * for use by several threads.
 */
public final class Judge {

    private static final String ERRORS = "errors";
    private static final String WARNINGS = "warnings";
    private static final String RAW = "raw";

    private final Map<String, RuleSet> rules;
    private final ValidationMode mode;
    private final long maxRecordBytes;

    /**
     * A judge.
     *
     * @param rules the user's own, by kind of record
     */
    Judge(Map<String, RuleSet> rules, ValidationMode mode, long maxRecordBytes) {
        this.rules = Map.copyOf(rules);
        this.mode = mode;
        this.maxRecordBytes = maxRecordBytes;
    }

    /**
     * What is to become of a record.
     *
     * @param refused the step at which it was refused; empty where it may go
     * @param kind what it counts as
     * @param issues all that is known against it, for a dead letter
     */
    public record Verdict(Optional<Stage> refused, Tally.Kind kind, List<Issue> issues) {

        public Verdict {
            issues = List.copyOf(issues);
        }

        /** Whether it becomes a dead letter. */
        public boolean isRefused() {
            return refused.isPresent();
        }
    }

    /**
     * Judges a record, and writes into it what is found: {@code errors}, {@code warnings} and
     * {@code validation_status}, to those that its mapper has put there. Its {@code raw} is left
     * out where it would be too large with it.
     *
     * @param kind the end of its topic's name
     * @param value null for a tombstone, which passes
     */
    public Verdict judge(String kind, Struct value) {
        if (value == null) {
            return new Verdict(Optional.empty(), Tally.Kind.VALID, List.of());
        }
        List<Issue> issues = found(value);
        int before = issues.size();
        rules.getOrDefault(kind, RuleSet.NONE).check(value, issues);
        boolean tooLarge = !fits(value);
        if (tooLarge && leaveOutRaw(value)) {
            issues.add(Issue.of(SourceIssue.LEFT_OUT_FOR_SIZE, RAW));
            tooLarge = !fits(value);
        }
        if (tooLarge) {
            issues.add(Issue.of(SourceIssue.RECORD_TOO_LARGE, ""));
            return new Verdict(Optional.of(Stage.MAP), Tally.Kind.DEAD_LETTER, issues);
        }
        if (issues.size() > before) {
            write(issues, value);
        }
        boolean wrong = issues.stream().anyMatch(Issue::isError);
        if (wrong && mode == ValidationMode.STRICT) {
            return new Verdict(Optional.of(Stage.VALIDATE), Tally.Kind.DEAD_LETTER, issues);
        }
        return new Verdict(
                Optional.empty(),
                wrong ? Tally.Kind.ERROR : issues.isEmpty() ? Tally.Kind.VALID : Tally.Kind.WARNING,
                issues);
    }

    private boolean fits(Struct value) {
        return RecordSize.estimate(value) <= maxRecordBytes;
    }

    private static boolean leaveOutRaw(Struct value) {
        Field raw = value.schema().field(RAW);
        if (raw == null || value.get(raw) == null) {
            return false;
        }
        value.put(raw, null);
        return true;
    }

    private static void write(List<Issue> issues, Struct value) {
        put(value, "validation_status", Issue.status(issues));
        put(value, ERRORS, Issue.structs(issues, Severity.ERROR));
        put(value, WARNINGS, Issue.structs(issues, Severity.WARNING));
    }

    private static void put(Struct value, String name, Object content) {
        if (value.schema().field(name) != null) {
            value.put(name, content);
        }
    }

    /** What the mapper found, as it stands in the record. */
    private static List<Issue> found(Struct value) {
        List<Issue> found = new ArrayList<>();
        for (String list : List.of(ERRORS, WARNINGS)) {
            Severity severity = list.equals(ERRORS) ? Severity.ERROR : Severity.WARNING;
            if (value.schema().field(list) != null && value.getArray(list) != null) {
                for (Object issue : value.getArray(list)) {
                    found.add(read((Struct) issue, severity));
                }
            }
        }
        return found;
    }

    private static Issue read(Struct issue, Severity severity) {
        return new Issue(
                severity,
                new Written(issue.getString("code"), severity, issue.getString("text")),
                issue.getString("location"));
    }

    /** A code as it stands in a record. */
    private record Written(String name, Severity severity, String text) implements IssueCode {}
}
