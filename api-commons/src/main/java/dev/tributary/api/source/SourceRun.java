package dev.tributary.api.source;

import dev.tributary.api.http.Authorization;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.oauth.Secret;
import dev.tributary.api.webhook.WebhookEvents;
import dev.tributary.api.webhook.WebhookVerifier;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.DeliveredRecord;
import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.record.SourceStatus;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * One start of a task of an API's source: the parts that all of them have, and what a task does
 * with them from its start to its stop. A task holds one, adds its calls, its work and its webhooks
 * to it, and hands Connect's calls on.
 *
 * <p>Its parts are safe for use by several threads; wiring, {@link #start}, {@link #poll} and
 * {@link #stop} are the task's thread's.
 */
public final class SourceRun {

    private final Map<String, String> props;
    private final SourceTaskContext context;
    private final SourceParts parts;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private Optional<Calls> calls = Optional.empty();
    private Optional<Listening> listening = Optional.empty();

    private SourceRun(Map<String, String> props, SourceTaskContext context, SourceParts parts) {
        this.props = props;
        this.context = context;
        this.parts = parts;
    }

    /**
     * Wires the common parts; nothing runs before {@link #start}.
     *
     * @param props the task's configuration
     */
    public static SourceRun open(
            ApiSource source, Map<String, String> props, SourceTaskContext context, Clock clock) {
        return new SourceRun(props, context, new SourceParts(source, props, context, clock));
    }

    /** Of the connector and the task, for threads. */
    public String name() {
        return parts.name;
    }

    public SourceOptions options() {
        return parts.options;
    }

    public TaskShare share() {
        return parts.share;
    }

    public Clock clock() {
        return parts.clock;
    }

    public ConnectorMetrics metrics() {
        return parts.metrics;
    }

    public RecordTargets targets() {
        return parts.targets;
    }

    public Letters letters() {
        return parts.letters;
    }

    public Judge judge() {
        return parts.judge;
    }

    public Pages pages() {
        return parts.pages;
    }

    public StatusReports statuses() {
        return parts.statuses;
    }

    public WorkLoop work() {
        return parts.work;
    }

    /** A digest for one purpose; absent without {@code digest.key}. */
    public KeyedDigest digest(String purpose) {
        return parts.digest(purpose);
    }

    /** A secret option, which can be read again through the config provider while the task runs. */
    public Secret secret(String option) {
        return Secret.ofTask(option, context::configs);
    }

    /** The task's configuration as it is now: config providers are asked again. */
    public Map<String, String> configs() {
        return context.configs();
    }

    /**
     * What an earlier start has committed of a cursor.
     *
     * @param partition as it was given to {@link Pages#page}
     */
    public Optional<Map<String, Object>> stored(Map<String, String> partition) {
        return Optional.ofNullable(context.offsetStorageReader().offset(partition));
    }

    /**
     * What calls the API; made once in a run.
     *
     * @param base where the API is: over {@code https} records say that they came encrypted
     * @param credential its name, never the secret; all tasks hold it, so each has its part of the
     *     limits
     * @param hints what the provider says about failures
     */
    public Calls calls(
            URI base, String credential, ProviderHints hints, Authorization authorization) {
        if (calls.isPresent()) {
            throw new IllegalStateException("a run has one limiter for all its calls");
        }
        Calls own = Calls.open(parts, context, base, credential, hints, authorization);
        calls = Optional.of(own);
        return own;
    }

    /**
     * Takes webhooks, where {@code webhook.listener} is set; to be called before {@link #start}.
     *
     * @param events makes records of them; their copies are made here
     */
    public void listen(WebhookVerifier verifier, WebhookEvents events) {
        listening = Optional.of(Listening.open(parts, props, context, verifier, events));
    }

    /**
     * Whether an event has come by webhook already and is in Kafka, also from before a restart, as
     * far as {@code duplicates.window} goes back: then a feed need not emit it again.
     *
     * @param provider as its verifier names it
     * @param id of the event
     */
    public boolean wasTaken(String provider, Optional<String> account, String id) {
        return listening.map(own -> own.wasTaken(provider, account, id)).orElse(false);
    }

    /** The port of the listener, once it has its address. */
    public Optional<Integer> listeningPort() {
        return listening.filter(Listening::isBound).map(Listening::port);
    }

    /** Has something closed when the task stops, the last first. */
    public void closeAtEnd(AutoCloseable part) {
        closing.push(part);
    }

    /** Begins: to work, to listen, to look for rotated keys. */
    public void start() {
        parts.payloads.watch(name());
        if (share().accounts().isEmpty()) {
            statuses()
                    .tell(
                            statuses()
                                    .status(
                                            "accounts",
                                            SourceStatus.State.WAITING,
                                            "NO_ACCOUNTS",
                                            "No account is configured or authorised, so there is"
                                                    + " nothing to read: authorise one, which needs"
                                                    + " no restart.",
                                            null,
                                            Map.of()));
        }
        parts.work.start();
        listening.ifPresent(Listening::start);
    }

    /** What a task's {@code poll} does; within a second. */
    public List<SourceRecord> poll() throws InterruptedException {
        calls.ifPresent(Calls::keepCount);
        return parts.batches.next();
    }

    /** What a task's {@code commitRecord} does. */
    public void commitRecord(SourceRecord record, RecordMetadata metadata) {
        DeliveredRecord.commit(record, metadata);
    }

    /**
     * What a task's {@code stop} does: frees the listener's address and ends the work before it
     * returns; webhooks whose events are on their way to Kafka are still answered for a while.
     */
    public void stop() {
        new Ending(parts, calls, closing, listening).run();
    }
}
