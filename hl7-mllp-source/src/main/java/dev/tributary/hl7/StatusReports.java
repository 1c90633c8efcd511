package dev.tributary.hl7;

import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.hl7.front.ListenerEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the status topic what happens to listeners, feeds and messages in parts. */
final class StatusReports implements Consumer<ListenerEvent> {

    private final Origin origin;
    private final RecordTargets targets;
    private final DeliveryQueue queue;
    private final Clock clock;

    StatusReports(Origin origin, RecordTargets targets, DeliveryQueue queue, Clock clock) {
        this.origin = origin;
        this.targets = targets;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void accept(ListenerEvent event) {
        String subject = "listener " + event.address();
        if (event instanceof ListenerEvent.Listening) {
            report(
                    subject,
                    SourceStatus.State.RUNNING,
                    "LISTENING",
                    "Accepts connections.",
                    Map.of());
        } else if (event instanceof ListenerEvent.CertificateRenewed renewed) {
            report(
                    subject,
                    SourceStatus.State.RUNNING,
                    "CERTIFICATE_RENEWED",
                    "New connections get the new certificate.",
                    Map.of("expires_at", renewed.expiresAt().toString()));
        } else if (event instanceof ListenerEvent.CertificateRejected rejected) {
            report(
                    subject,
                    SourceStatus.State.RUNNING,
                    "CERTIFICATE_REJECTED",
                    "Files of the certificate have changed and cannot be used; the old certificate"
                            + " stays until they are mended. "
                            + rejected.why(),
                    Map.of());
        } else {
            report(
                    subject,
                    SourceStatus.State.WAITING,
                    "ADDRESS_UNAVAILABLE",
                    "The port is taken or the address is not this machine's; it is tried again until"
                            + " it is free.",
                    Map.of());
        }
    }

    /** Tells that a feed has fallen silent, or is heard again. */
    void feed(Feeds.Change change) {
        String subject = "feed " + change.facility();
        Map<String, String> details = Map.of("last_heard", change.lastHeard().toString());
        if (change.silent()) {
            report(
                    subject,
                    SourceStatus.State.SILENT,
                    "FEED_SILENT",
                    "No message for longer than silence.after; ask the sender.",
                    details);
        } else {
            report(
                    subject,
                    SourceStatus.State.RUNNING,
                    "FEED_HEARD",
                    "Sends messages again.",
                    details);
        }
    }

    /** Tells that parts of messages were given up, or that a last part came without the others. */
    void incomplete(String listener, long parts) {
        incomplete(listener, parts, () -> {});
    }

    /**
     * The same.
     *
     * @param told run when Kafka has committed it
     */
    void incomplete(String listener, long parts, Runnable told) {
        report(
                listener.isEmpty() ? "continuations" : "listener " + listener,
                SourceStatus.State.INCOMPLETE,
                "MESSAGE_INCOMPLETE",
                "A message that came in parts is not complete; its parts are on the fragments topic."
                        + " Have it sent again.",
                Map.of("parts", String.valueOf(parts)),
                told);
    }

    private void report(
            String subject,
            SourceStatus.State state,
            String code,
            String text,
            Map<String, String> details) {
        report(subject, state, code, text, details, () -> {});
    }

    private void report(
            String subject,
            SourceStatus.State state,
            String code,
            String text,
            Map<String, String> details,
            Runnable told) {
        SourceStatus status =
                new SourceStatus(
                        origin.sourceSystem(),
                        origin.connector(),
                        origin.task(),
                        subject,
                        state,
                        code,
                        text,
                        clock.instant(),
                        null,
                        details);
        RecordDraft draft = targets.status(subject, status);
        queue.offer(
                new Delivery(
                        List.of(draft),
                        new Tally(Tally.Kind.STATUS, 0, null),
                        outcome -> ended(outcome, draft.topic(), told)));
    }

    private void ended(Outcome outcome, String topic, Runnable told) {
        if (outcome == Outcome.DURABLE) {
            told.run();
        } else if (outcome == Outcome.DROPPED) {
            queue.failFiltered("a status record", topic);
        }
    }
}
