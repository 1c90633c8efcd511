package dev.tributary.hl7.front;

import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.tls.ServerTls;
import dev.tributary.commons.tls.TlsSetupException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Counts the reloads of a certificate and tells them for each listener that uses it. */
final class CertificateNews implements ServerTls.OnReload {

    private final List<HostPort> listeners;
    private final FrontMetrics metrics;
    private final Consumer<ListenerEvent> events;

    CertificateNews(
            List<HostPort> listeners, FrontMetrics metrics, Consumer<ListenerEvent> events) {
        this.listeners = listeners;
        this.metrics = metrics;
        this.events = events;
    }

    @Override
    public void reloaded(Instant expiresAt) {
        metrics.reloaded();
        listeners.forEach(
                listener ->
                        events.accept(new ListenerEvent.CertificateRenewed(listener, expiresAt)));
    }

    @Override
    public void rejected(TlsSetupException why) {
        metrics.reloadRejected();
        listeners.forEach(
                listener ->
                        events.accept(
                                new ListenerEvent.CertificateRejected(
                                        listener, why.option() + ": " + why.getMessage())));
    }
}
