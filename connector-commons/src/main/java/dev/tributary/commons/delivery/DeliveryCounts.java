package dev.tributary.commons.delivery;

/**
 * How many deliveries ended in each way, and how many of them too late.
 *
 * @param durable committed by Kafka
 * @param dropped dropped by a transform or by {@code errors.tolerance}
 * @param failed not known to be committed when the task ended
 * @param timedOut of all these, how many ended after the time for which their senders wait: what
 *     was committed by then was not answered
 */
public record DeliveryCounts(long durable, long dropped, long failed, long timedOut) {

    /** Nothing yet. */
    public static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0, 0);

    /** What came since an earlier count. */
    public DeliveryCounts minus(DeliveryCounts earlier) {
        return new DeliveryCounts(
                durable - earlier.durable,
                dropped - earlier.dropped,
                failed - earlier.failed,
                timedOut - earlier.timedOut);
    }
}
