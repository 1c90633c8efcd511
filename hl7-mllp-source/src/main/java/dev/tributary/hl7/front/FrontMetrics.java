package dev.tributary.hl7.front;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.metrics.Latency;
import dev.tributary.commons.metrics.Timestamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What the front counts. */
public final class FrontMetrics {

    private static final List<String> CODES = List.of("AA", "AE", "AR", "CA", "CE", "CR");
    private static final Set<String> ACCEPTED = Set.of("AA", "CA");

    private final ConnectorMetrics metrics;
    private final AtomicInteger openConnections = new AtomicInteger();
    private final Counter connections;
    private final Counter refused;
    private final Counter probes;
    private final Counter handshakeFailures;
    private final Counter reloads;
    private final Counter rejectedReloads;
    private final Counter messages;
    private final Counter bytes;
    private final Counter hangups;
    private final Latency latency;
    private final Map<String, Counter> acknowledgements = new ConcurrentHashMap<>();
    private final Map<FaultReason, Counter> faults = new EnumMap<>(FaultReason.class);
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);
    private final Timestamp lastMessage;
    private final Timestamp lastSuccess;

    /** Registers the front's metrics. */
    public FrontMetrics(ConnectorMetrics metrics) {
        this.metrics = metrics;
        metrics.gauge("open-connections", "Connections that are open now.", openConnections::get);
        connections = metrics.counter("connections-total", "Connections that were accepted.");
        refused = metrics.counter("connections-refused-total", "Connections turned away.");
        probes =
                metrics.counter(
                        "connections-silent-total",
                        "Connections that ended without a word, as a balancer's probes do.");
        handshakeFailures =
                metrics.counter("tls-handshake-failures-total", "TLS handshakes that failed.");
        reloads = metrics.counter("certificate-reloads-total", "Changed certificates taken over.");
        rejectedReloads =
                metrics.counter(
                        "certificate-reload-failures-total",
                        "Changed certificates that could not be used.");
        lastMessage = metrics.timestamp("last-message-timestamp", "When a message last came.");
        lastSuccess =
                metrics.timestamp(
                        "last-success-timestamp", "When a message was last accepted for good.");
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
        for (Refusal reason : Refusal.values()) {
            refusals.put(
                    reason,
                    metrics.counter(
                            reason.metricName(), "Connections closed: " + reason.words() + "."));
        }
        CODES.forEach(this::acknowledgement);
    }

    /** Shows how long the certificate in use is good for. */
    void certificateExpiry(LongSupplier seconds) {
        metrics.gauge(
                "certificate-expires-in-seconds",
                "Seconds until the certificate in use ends; negative when it has ended.",
                seconds);
    }

    /** Counts a connection in, unless so many are open already. */
    boolean opened(int most) {
        if (openConnections.incrementAndGet() > most) {
            openConnections.decrementAndGet();
            return false;
        }
        connections.increment();
        return true;
    }

    void closed() {
        openConnections.decrementAndGet();
    }

    void refused(Refusal reason) {
        refused.increment();
        refusals.get(reason).increment();
        if (reason.isHandshake()) {
            handshakeFailures.increment();
        }
    }

    /** A connection that was not turned away has ended without a byte of a message. */
    void silent() {
        probes.increment();
    }

    void reloaded() {
        reloads.increment();
    }

    void reloadRejected() {
        rejectedReloads.increment();
    }

    void received(long size) {
        messages.increment();
        bytes.add(size);
        lastMessage.mark();
    }

    void fault(FaultReason reason) {
        faults.get(reason).increment();
    }

    void answered(String code, long nanos) {
        acknowledgement(code).increment();
        latency.recordNanos(nanos);
        if (ACCEPTED.contains(code)) {
            lastSuccess.mark();
        }
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
