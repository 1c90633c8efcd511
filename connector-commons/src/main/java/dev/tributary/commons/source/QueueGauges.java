package dev.tributary.commons.source;

import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.metrics.ConnectorMetrics;

/** The figures that every source shows of what is on its way to Kafka. */
public final class QueueGauges {

    private QueueGauges() {}

    /** Shows those of a queue until the metrics are closed. */
    public static void register(DeliveryQueue queue, ConnectorMetrics metrics) {
        metrics.gauge("queue-records", "Records not yet committed.", queue::records);
        metrics.gauge("queue-bytes", "Bytes received and not yet committed.", queue::bytes);
        metrics.gauge("delivered-total", "Deliveries committed.", () -> queue.counts().durable());
        metrics.gauge("dropped-total", "Deliveries dropped.", () -> queue.counts().dropped());
    }
}
