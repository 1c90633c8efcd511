package dev.tributary.api.source;

import dev.tributary.api.webhook.WebhookEvent;
import dev.tributary.api.webhook.WebhookEvents;
import dev.tributary.api.webhook.WebhookIntake;
import dev.tributary.api.webhook.WebhookListener;
import dev.tributary.api.webhook.WebhookMetrics;
import dev.tributary.api.webhook.WebhookVerifier;
import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.DropHazard;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.record.SourceStatus.State;
import dev.tributary.commons.tls.ServerTls;
import dev.tributary.commons.tls.TlsSetupException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.source.SourceTaskContext;

/** The listener of a task, with its certificate and its memory of what has come. */
final class Listening implements AutoCloseable {

    private static final int SLOTS = 64;

    private final String name;
    private final StatusReports statuses;
    private final Optional<ServerTls> tls;
    private final WebhookIntake intake;
    private final WebhookListener listener;

    private Listening(
            String name,
            StatusReports statuses,
            Optional<ServerTls> tls,
            WebhookIntake intake,
            WebhookListener listener) {
        this.name = name;
        this.statuses = statuses;
        this.tls = tls;
        this.intake = intake;
        this.listener = listener;
    }

    /**
     * Makes a listener that does not listen yet.
     *
     * @throws ConfigException when the files of TLS cannot be used, with the remedy
     */
    static Listening open(
            SourceParts parts,
            Map<String, String> props,
            SourceTaskContext context,
            WebhookVerifier verifier,
            WebhookEvents events) {
        Optional<ServerTls> tls = tls(parts.options.tls());
        WebhookIntake intake =
                new WebhookIntake(
                        parts.queue,
                        window(parts, props, context),
                        KeyedDigest.of(parts.options.digest().key(), "webhook"),
                        parts.options.delivery(),
                        new Copied(events, parts.copies));
        return new Listening(
                parts.name,
                parts.statuses,
                tls,
                intake,
                new WebhookListener(
                        parts.name,
                        parts.options.webhook(),
                        tls,
                        verifier,
                        intake,
                        parts.queue,
                        parts.options.delivery().ackTimeout(),
                        WebhookMetrics.in(parts.metrics)));
    }

    private static Optional<ServerTls> tls(TlsOptions options) {
        try {
            return options.enabled() ? Optional.of(ServerTls.open(options)) : Optional.empty();
        } catch (TlsSetupException wrong) {
            throw new ConfigException(wrong.option() + ": " + wrong.getMessage());
        }
    }

    private static IdempotencyWindow window(
            SourceParts parts, Map<String, String> props, SourceTaskContext context) {
        int wanted = Math.max(1, parts.options.duplicates().window());
        int slots = Math.min(SLOTS, wanted);
        IdempotencyWindow window =
                new IdempotencyWindow(
                        // Not the address: on another one the same events must still be known.
                        "webhook", slots, wanted / slots, parts.startEpoch, DropHazard.in(props));
        window.restore(context);
        return window;
    }

    /** Begins to listen, and to look for a new certificate. */
    void start() {
        listener.start();
        tls.ifPresent(
                own ->
                        own.watch(
                                name,
                                new ServerTls.OnReload() {
                                    @Override
                                    public void reloaded(Instant expiresAt) {
                                        tell(
                                                State.RUNNING,
                                                "CERTIFICATE_RELOADED",
                                                "New connections get the new certificate.",
                                                Map.of("expires_at", expiresAt.toString()));
                                    }

                                    @Override
                                    public void rejected(TlsSetupException why) {
                                        tell(
                                                State.INCOMPLETE,
                                                "CERTIFICATE_REJECTED",
                                                why.option()
                                                        + ": "
                                                        + why.getMessage()
                                                        + "; the certificate before stays in use.",
                                                Map.of());
                                    }
                                }));
    }

    private void tell(State state, String code, String text, Map<String, String> details) {
        statuses.tell(statuses.status("webhooks", state, code, text, null, details));
    }

    boolean isBound() {
        return listener.isBound();
    }

    int port() {
        return listener.port();
    }

    boolean wasTaken(String provider, Optional<String> account, String id) {
        return intake.wasTaken(provider, account, id);
    }

    /** Frees the address for the task that comes next. */
    void stopAccepting() {
        listener.stopAccepting();
    }

    @Override
    public void close() {
        listener.close();
        tls.ifPresent(ServerTls::close);
    }

    /** What a connector makes of events, with the copies that are asked for. */
    private record Copied(WebhookEvents own, Copies copies) implements WebhookEvents {

        @Override
        public List<RecordDraft> records(
                WebhookEvent event, SourcePosition position, Supplier<SourcePosition> companion) {
            return copies.of(own.records(event, position, companion), companion);
        }

        @Override
        public void durable(WebhookEvent event) {
            own.durable(event);
        }
    }
}
