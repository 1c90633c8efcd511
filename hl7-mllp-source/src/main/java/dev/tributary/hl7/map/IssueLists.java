package dev.tributary.hl7.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Writes what was found into a record. */
final class IssueLists {

    private IssueLists() {}

    static void write(List<Issue> issues, Struct value) {
        value.getStruct("metadata").put("validation_status", Issue.status(issues));
        value.put("errors", Issue.structs(issues, Severity.ERROR));
        value.put("warnings", Issue.structs(issues, Severity.WARNING));
    }
}
