package dev.tributary.api.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;

/**
 * Closes connections that bring no request in time: those that never end their handshake or their
 * headers, a byte now and then, for whom no timeout of idleness runs out.
 */
final class IdleConnections implements Connection.Listener {

    private static final long BUSY = Long.MAX_VALUE;

    private final long mostNanos;
    private final LongSupplier nanoTime;
    private final Map<EndPoint, Long> idleSince = new ConcurrentHashMap<>();

    IdleConnections(Duration most, LongSupplier nanoTime) {
        this.mostNanos = most.toNanos();
        this.nanoTime = nanoTime;
    }

    @Override
    public void onOpened(Connection connection) {
        idleSince.putIfAbsent(socket(connection), nanoTime.getAsLong());
    }

    @Override
    public void onClosed(Connection connection) {
        idleSince.remove(socket(connection));
    }

    void begins(Connection connection) {
        idleSince.replace(socket(connection), BUSY);
    }

    void ends(Connection connection) {
        idleSince.replace(socket(connection), nanoTime.getAsLong());
    }

    /** Called now and then. */
    void sweep() {
        long now = nanoTime.getAsLong();
        idleSince.forEach(
                (endPoint, since) -> {
                    if (since != BUSY && now - since > mostNanos) {
                        endPoint.close();
                    }
                });
    }

    /** Closes one at once. */
    void close(Connection connection) {
        socket(connection).close();
    }

    /** The socket itself: TLS, which wraps it, would say goodbye first. */
    private static EndPoint socket(Connection connection) {
        EndPoint endPoint = connection.getEndPoint();
        while (endPoint instanceof EndPoint.Wrapper wrapper) {
            endPoint = wrapper.unwrap();
        }
        return endPoint;
    }
}
