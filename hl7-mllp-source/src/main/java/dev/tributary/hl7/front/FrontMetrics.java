package dev.tributary.hl7.front;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Latency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the front counts. */
public final class FrontMetrics {

    private final ConnectorMetrics metrics;
    private final AtomicInteger openConnections = new AtomicInteger();
    private final Counter connections;
    private final Counter refused;
    private final Counter messages;
    private final Counter bytes;
    private final Counter hangups;
    private final Latency latency;
    private final Map<String, Counter> acknowledgements = new ConcurrentHashMap<>();
    private final Map<FaultReason, Counter> faults = new EnumMap<>(FaultReason.class);

    /** Registers the front's metrics. */
    public FrontMetrics(ConnectorMetrics metrics) {
        this.metrics = metrics;
        metrics.gauge("open-connections", "Connections that are open now.", openConnections::get);
        connections = metrics.counter("connections-total", "Connections that were accepted.");
        refused =
                metrics.counter(
                        "connections-refused-total", "Connections over max.connections, closed.");
        messages = metrics.counter("messages-received-total", "Whole messages received.");
        bytes = metrics.counter("bytes-received-total", "Bytes of whole messages received.");
        hangups =
                metrics.counter(
                        "unanswered-total", "Messages whose connection was closed unanswered.");
        latency = metrics.latency("ack-latency", "From the last byte in to the answer out.");
        for (FaultReason reason : FaultReason.values()) {
            faults.put(
                    reason,
                    metrics.counter(
                            "fault-" + reason.metricName() + "-total", reason.description()));
        }
        for (String code : new String[] {"AA", "AE", "AR"}) {
            acknowledgement(code);
        }
    }

    void opened() {
        connections.increment();
        openConnections.incrementAndGet();
    }

    void closed() {
        openConnections.decrementAndGet();
    }

    int open() {
        return openConnections.get();
    }

    void refused() {
        refused.increment();
    }

    void received(long size) {
        messages.increment();
        bytes.add(size);
    }

    void fault(FaultReason reason) {
        faults.get(reason).increment();
    }

    void answered(String code, long nanos) {
        acknowledgement(code).increment();
        latency.recordNanos(nanos);
    }

    void hungUp(int messagesWaiting) {
        hangups.add(messagesWaiting);
    }

    private Counter acknowledgement(String code) {
        return acknowledgements.computeIfAbsent(
                code,
                c ->
                        metrics.counter(
                                "acks-" + c.toLowerCase(Locale.ROOT) + "-total",
                                "Answers " + c + "."));
    }
}
