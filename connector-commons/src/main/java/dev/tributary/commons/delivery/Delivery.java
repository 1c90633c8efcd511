package dev.tributary.commons.delivery;

import dev.tributary.commons.record.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What a front hands over as one: one or more records, and what is to happen when their fate is
 * known.
 *
 * <p>Its fate is decided once. It is durable when all its records are; one dropped record makes it
 * dropped; whatever is told to it later changes nothing.
 */
public final class Delivery {

    private final List<RecordDraft> records;
    private final Tally tally;
    private final Completion completion;
    private final AtomicInteger undecided;
    private final AtomicReference<Outcome> outcome = new AtomicReference<>();
    private volatile DeliveryQueue queue;
    private long offeredAt; // written before queue

    /**
     * A delivery that is not offered yet.
     *
     * @param records at least one
     * @param tally what it counts as in metrics and audit
     * @param completion called once with the outcome
     */
    public Delivery(List<RecordDraft> records, Tally tally, Completion completion) {
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a delivery has records");
        }
        this.records = List.copyOf(records);
        this.tally = tally;
        this.completion = completion;
        this.undecided = new AtomicInteger(records.size());
    }

    /** Its records. */
    public List<RecordDraft> records() {
        return records;
    }

    /** What it counts as. */
    public Tally tally() {
        return tally;
    }

    /**
     * Its records as Connect emits them, each stamped with its audit id in header and value.
     *
     * @param batchId id of the audit batch
     * @param firstIndex index in the batch of the first record
     */
    public List<SourceRecord> toRecords(String batchId, int firstIndex) {
        List<SourceRecord> stamped = new ArrayList<>(records.size());
        for (RecordDraft draft : records) {
            String auditId = batchId + "-" + (firstIndex + stamped.size());
            stampValue(draft.value(), auditId);
            draft.headers().addString(RecordHeaders.AUDIT_LOG_ID, auditId);
            stamped.add(new DeliveredRecord(draft, this));
        }
        return stamped;
    }

    private static void stampValue(Struct value, String auditId) {
        if (value == null) {
            // A tombstone: its header alone carries the id.
            return;
        }
        if (value.schema().field("compliance") != null) {
            value.getStruct("compliance").put("audit_log_id", auditId);
        } else if (value.schema().field("audit_log_id") != null) {
            value.put("audit_log_id", auditId);
        }
    }

    /** Says of one record that Kafka has committed it. */
    public void recordDurable() {
        if (undecided.decrementAndGet() == 0) {
            decide(Outcome.DURABLE);
        }
    }

    /** Says of one record that it was dropped on its way. */
    public void recordDropped() {
        decide(Outcome.DROPPED);
    }

    /**
     * Decides the outcome, if it is not decided yet.
     *
     * @return whether this call decided it
     */
    public boolean decide(Outcome decided) {
        if (!outcome.compareAndSet(null, decided)) {
            return false;
        }
        DeliveryQueue offeredTo = queue;
        if (offeredTo != null) {
            offeredTo.ended(this, decided);
        }
        completion.complete(decided);
        return true;
    }

    void offeredTo(DeliveryQueue to, long nanos) {
        offeredAt = nanos;
        queue = to;
    }

    /** When it was offered, by the queue's clock. */
    long offeredAt() {
        return offeredAt;
    }

    @Override
    public String toString() {
        return "Delivery[" + records.size() + " records, " + outcome.get() + "]";
    }
}
