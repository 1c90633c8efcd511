package dev.tributary.x12;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.record.RecordSize;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.validate.X12IssueCode;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/** Leaves out of a record what makes it too large, as far as that helps. */
final class SizeRule {

    /** In this order; of an acknowledgement in the end also what it says of single sets. */
    private static final List<String> BALLAST = List.of("tree", "raw");

    private static final String SETS = "sets";

    private final long maxRecordBytes;

    SizeRule(long maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Whether a record is small enough. */
    boolean fits(MappedRecord mapped) {
        return RecordSize.estimate(mapped.value()) <= maxRecordBytes;
    }

    /** The record without what it cannot hold; it may still be too large. */
    MappedRecord lightened(MappedRecord mapped) {
        MappedRecord lighter = mapped;
        for (String ballast : BALLAST) {
            if (fits(lighter)) {
                break;
            }
            lighter = without(ballast, lighter);
        }
        return lighter;
    }

    /** The record of an acknowledgement, which always fits in the end. */
    MappedRecord acknowledgement(MappedRecord mapped) {
        MappedRecord lighter = lightened(mapped);
        return fits(lighter) ? lighter : without(SETS, lighter);
    }

    private static MappedRecord without(String name, MappedRecord mapped) {
        Struct value = mapped.value();
        Field field = value.schema().field(name);
        if (field == null || value.get(field) == null) {
            return mapped;
        }
        value.put(field, null);
        Field encoding = value.schema().field(name + "_encoding");
        if (encoding != null) {
            value.put(encoding, null);
        }
        return mapped.with(
                List.of(new Issue(Severity.WARNING, X12IssueCode.LEFT_OUT_FOR_SIZE, name)));
    }
}
