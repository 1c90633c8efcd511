package dev.tributary.x12;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Knows which offsets Kafka Connect has written for good. What must not be done twice is done only
 * when the offset that remembers it is kept: an acknowledgement is sent, a file is moved.
 *
 * <p>Under exactly-once an offset is in the transaction of its record, so that it is kept when the
 * record is. At least once Connect writes offsets from time to time ({@code
 * offset.flush.interval.ms}) and then calls {@code commit()}. That call does not say which they
 * were: they are those that the task's loop had collected before its last {@code poll} at the
 * latest, so that the record that was committed a moment ago may not be among them, and with a
 * short interval not among those of the next call either (WorkerSourceTask of Kafka 3.9 and 4.3).
 * So each call is taken as a hint to look up what is written.
 */
final class KeptOffsets {

    private final X12Offsets offsets;
    private final SourceTaskContext context;
    private volatile boolean withRecords;

    /** Of one task; nothing of this start is kept yet. */
    KeptOffsets(X12Offsets offsets, SourceTaskContext context) {
        this.offsets = offsets;
        this.context = context;
    }

    /**
     * From now on an offset is kept when its record is committed; on any thread.
     *
     * <p>Connect tells the commit of a record on the task's own thread only after the transaction
     * that it was in (ExactlyOnceWorkerSourceTask), and without transactions on the producer's.
     */
    void comeWithRecords() {
        withRecords = true;
    }

    /** Whether offsets have to be looked up; on any thread. */
    boolean areLookedUp() {
        return !withRecords;
    }

    /**
     * Whether the offset of a record that is committed is kept.
     *
     * @param sequence the record's number; {@link X12Offsets#NONE} for one of an earlier start
     */
    boolean has(Bucket bucket, long sequence) {
        return withRecords || bucket.kept() >= sequence;
    }

    /** Looks up what is kept of some buckets; on the reading thread. */
    void lookUp(Collection<Bucket> buckets) {
        Map<Map<String, String>, Bucket> byPartition = new HashMap<>();
        for (Bucket bucket : buckets) {
            byPartition.put(X12Offsets.partition(bucket.number()), bucket);
        }
        if (byPartition.isEmpty()) {
            return;
        }
        Map<Map<String, String>, Map<String, Object>> written;
        try {
            written = context.offsetStorageReader().offsets(List.copyOf(byPartition.keySet()));
        } catch (ConnectException unreadable) {
            // Connect has logged it. What is not known to be kept waits for the next time.
            return;
        }
        written.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        byPartition.get(partition).kept(offsets.ownSequence(offset));
                    }
                });
    }
}
