package dev.tributary.hl7;

import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.hl7.parse.Continuations;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Remembers, in the offset that every batch commits, how many parts of messages wait for the rest:
 * they wait in memory alone, so the next start can tell that they are lost. Safe for use by several
 * threads.
 */
final class KeptParts {

    private static final String PARTS = "parts";

    private final Continuations continuations;
    private final AtomicLong lost;

    /**
     * What the start before has left.
     *
     * @param continuations keeps the parts that come from now on
     * @param context gives what was committed
     * @param task whose offset it is
     */
    KeptParts(Continuations continuations, SourceTaskContext context, int task) {
        this.continuations = continuations;
        Map<String, Object> offset =
                context.offsetStorageReader().offset(AuditTrail.partition(task));
        boolean any = offset != null && offset.get(PARTS) instanceof Number;
        this.lost = new AtomicLong(any ? ((Number) offset.get(PARTS)).longValue() : 0);
    }

    /** What a batch's offset says: the parts that are kept, and those whose loss is yet untold. */
    Map<String, Object> remembered() {
        long parts = continuations.size() + lost.get();
        return parts == 0 ? Map.of() : Map.of(PARTS, parts);
    }

    /** Tells of what was lost; it is forgotten when that is committed. */
    void tell(StatusReports statuses) {
        if (lost.get() > 0) {
            statuses.incomplete("", lost.get(), () -> lost.set(0));
        }
    }
}
