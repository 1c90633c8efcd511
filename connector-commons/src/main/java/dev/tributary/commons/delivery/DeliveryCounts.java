package dev.tributary.commons.delivery;

/**
 * How many deliveries ended in each way.
 *
 * @param durable committed by Kafka
 * @param dropped dropped by a transform or by {@code errors.tolerance}
 * @param failed not known to be committed when the task ended
 * @param timedOut not committed within the acknowledgement timeout
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
