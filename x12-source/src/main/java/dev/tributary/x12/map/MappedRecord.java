package dev.tributary.x12.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * What a unit of an interchange has become.
 *
 * @param kind which kind of record, which tells its topic
 * @param key its key: never null, as it falls back to where the unit stood
 * @param value its value, with the findings in it
 * @param issues the findings, those of the reader and of the mapping
 */
public record MappedRecord(RecordKind kind, String key, Struct value, List<Issue> issues) {

    public MappedRecord {
        issues = List.copyOf(issues);
    }

    /** The same with further findings, which are written into the value too. */
    public MappedRecord with(List<Issue> further) {
        if (further.isEmpty()) {
            return this;
        }
        List<Issue> all = new ArrayList<>(issues);
        all.addAll(further);
        write(all, value);
        return new MappedRecord(kind, key, value, all);
    }

    /** Writes findings into a record's lists and its status. */
    static void write(List<Issue> issues, Struct value) {
        value.getStruct("metadata").put("validation_status", Issue.status(issues));
        value.put("errors", Issue.structs(issues, Severity.ERROR));
        value.put("warnings", Issue.structs(issues, Severity.WARNING));
    }

    /** Which kind, not what it says. */
    @Override
    public String toString() {
        return "MappedRecord[" + kind + "]";
    }
}
