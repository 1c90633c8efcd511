package dev.tributary.commons.source;

import dev.tributary.commons.audit.AuditTrail;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What a task's polls return: first the link that opens the audit of this start, then what was
 * offered meanwhile, each batch with its link. Used by the task's thread alone.
 */
public final class PollBatches {

    /** Below the second within which a poll is to return. */
    private static final Duration WAIT = Duration.ofMillis(800);

    private final DeliveryQueue queue;
    private final AuditTrail audit;
    private final int most;
    private boolean opened;

    /**
     * The batches of one start of a task.
     *
     * @param most how many records to hand over at a time; a delivery is never split
     */
    public PollBatches(DeliveryQueue queue, AuditTrail audit, int most) {
        this.queue = queue;
        this.audit = audit;
        this.most = most;
    }

    /**
     * The next batch, within a second; null where nothing has come, as Connect wants it.
     *
     * @throws org.apache.kafka.connect.errors.ConnectException when the source has failed for good
     */
    public List<SourceRecord> next() throws InterruptedException {
        if (!opened) {
            opened = true;
            return audit.batch(List.of());
        }
        List<Delivery> deliveries = queue.drain(most, WAIT);
        return deliveries.isEmpty() ? null : audit.batch(deliveries);
    }
}
