package dev.tributary.commons.issue;

import dev.tributary.commons.record.HealthcareRecord;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * One finding about a message: what and where, never a value of it.
 *
 * @param severity how bad it is
 * @param code what is wrong
 * @param location where, as {@code PID-7} or {@code OBX[2]-5}; empty for the whole message
 */
public record Issue(Severity severity, IssueCode code, String location) {

    /** A finding with its code's own severity. */
    public static Issue of(IssueCode code, String location) {
        return new Issue(code.severity(), code, location);
    }

    /** Whether it is an error. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The finding as it stands in a record. */
    public Struct toStruct() {
        return new Struct(HealthcareRecord.ISSUE)
                .put("severity", severity.word())
                .put("code", code.name())
                .put("location", location)
                .put("text", code.text());
    }

    /** The findings of one severity, as they stand in a record. */
    public static List<Struct> structs(List<Issue> issues, Severity severity) {
        if (issues.isEmpty()) {
            return List.of();
        }
        return issues.stream().filter(i -> i.severity == severity).map(Issue::toStruct).toList();
    }

    /** {@code error}, {@code warning} or {@code valid}: the worst that was found. */
    public static String status(List<Issue> issues) {
        if (issues.isEmpty()) {
            return "valid";
        }
        return issues.stream().anyMatch(Issue::isError) ? "error" : "warning";
    }
}
