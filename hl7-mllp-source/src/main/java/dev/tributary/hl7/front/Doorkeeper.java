package dev.tributary.hl7.front;

import dev.tributary.commons.tls.ServerTls;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What decides about every connection of a listener, and tells, sparingly, who was turned away. */
final class Doorkeeper {

    private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    private final AccessOptions access;
    private final Optional<ServerTls> tls;
    private final long handshakeMillis;
    private final FrontMetrics metrics;
    private final Map<Refusal, Long> logged = new ConcurrentHashMap<>();

    Doorkeeper(
            AccessOptions access,
            Optional<ServerTls> tls,
            Duration handshakeTimeout,
            FrontMetrics metrics) {
        this.access = access;
        this.tls = tls;
        this.handshakeMillis = handshakeTimeout.toMillis();
        this.metrics = metrics;
    }

    AccessOptions access() {
        return access;
    }

    Optional<ServerTls> tls() {
        return tls;
    }

    long handshakeMillis() {
        return handshakeMillis;
    }

    /** Counts the connection; a line in the log at most once a minute for each reason. */
    void refused(Refusal reason, SocketChannel channel) {
        metrics.refused(reason);
        long now = System.nanoTime();
        Long last = logged.get(reason);
        if (last == null || now - last > BETWEEN_LINES) {
            logged.put(reason, now);
            LOG.warn(
                    "closed a connection from {}: {}; more of these are counted in {} and logged"
                            + " once a minute at most",
                    channel.remoteAddress(),
                    reason.words(),
                    reason.metricName());
        }
    }
}
