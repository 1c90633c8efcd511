package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.front.Received;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows each message from its claim to its fate: whether it has come before, what is remembered
 * of it, and who is told.
 */
final class Settlement {

    private static final char ACCEPTED = 'A';
    private static final char ERROR = 'E';
    private static final char REJECTED = 'R';

    private final DeliveryQueue queue;
    private final MessageIdentities identities;
    private final KeyedDigest payloadDigest;
    private final Copies copies;
    private final Runnable onFull;

    /**
     * The settlement of one task.
     *
     * @param queue takes the records
     * @param identities tells messages that have come before
     * @param payloadDigest digests payloads for dead letters and the audit
     * @param copies makes the copies of records that are asked for
     * @param onFull told when the queue wants no more for now
     */
    Settlement(
            DeliveryQueue queue,
            MessageIdentities identities,
            KeyedDigest payloadDigest,
            Copies copies,
            Runnable onFull) {
        this.queue = queue;
        this.identities = identities;
        this.payloadDigest = payloadDigest;
        this.copies = copies;
        this.onFull = onFull;
    }

    /** Who a message is. */
    Identity identity(MessageHeader header, Received received) {
        return identities.of(header, received);
    }

    /**
     * Claims a message; where it has come before, sees to it that the listener is told the first
     * answer.
     *
     * @return the claim if it is the first; empty where there is nothing more to deliver
     */
    Optional<IdempotencyWindow.First> claim(
            Received received, Identity identity, Optional<Issue> reason, Fate.Listener listener) {
        IdempotencyWindow.Claim claim =
                window(received)
                        .claim(
                                identity,
                                answer ->
                                        listener.known(
                                                answer.map(code -> fate(code, reason))
                                                        .orElseGet(Fate.Unknown::new)));
        if (claim instanceof IdempotencyWindow.First first) {
            return Optional.of(first);
        }
        identities.countRepetition();
        if (claim instanceof IdempotencyWindow.Answered answered) {
            listener.known(fate(answered.answer(), reason));
        }
        return Optional.empty();
    }

    /** The position of a record whose offset remembers its message with this answer. */
    SourcePosition position(Received received, Identity identity, AckAnswer answer) {
        return window(received).position(identity, code(answer));
    }

    /** The position of a record that goes before a message's own and belongs to it. */
    SourcePosition companion(Received received, Identity identity) {
        return window(received).companion(identity);
    }

    /** Offers a message's records, and the copies of them that are asked for, to the queue. */
    void offer(
            List<RecordDraft> records,
            Tally.Kind kind,
            Received received,
            Identity identity,
            Consumer<Outcome> afterwards) {
        offer(
                new Delivery(
                        copies.of(records, () -> companion(received, identity)),
                        new Tally(
                                kind,
                                received.size(),
                                payloadDigest.bytes(received.bytes()).orElse(null)),
                        afterwards::accept));
    }

    /** Offers records that no sender waits for. */
    void offer(Delivery delivery) {
        if (!queue.offer(delivery)) {
            onFull.run();
        }
    }

    /** Settles a message whose records are committed. */
    void settle(
            Received received,
            Identity identity,
            AckAnswer answer,
            Optional<Issue> reason,
            Fate.Listener listener) {
        window(received).answered(identity, code(answer));
        listener.known(fate(code(answer), reason));
    }

    /** Answers a message of which nothing is in Kafka: it must not be remembered as if it were. */
    void settleUnwritten(
            Received received,
            Identity identity,
            AckAnswer answer,
            Issue reason,
            Fate.Listener listener) {
        window(received).unanswered(identity);
        listener.known(new Fate.Settled(answer, Optional.of(reason)));
    }

    /** Gives a message up of which nobody knows whether it is in Kafka. */
    void unknown(Received received, Identity identity, Fate.Listener listener) {
        window(received).unanswered(identity);
        listener.known(new Fate.Unknown());
    }

    /** Fails the task: a topic that must be written whole is being filtered. */
    void failFiltered(String what, String topic) {
        queue.failFiltered(what, topic);
    }

    private IdempotencyWindow window(Received received) {
        return identities.window(received.listener());
    }

    private static Fate fate(char code, Optional<Issue> reason) {
        return switch (code) {
            case ACCEPTED -> Fate.accepted();
            case ERROR -> new Fate.Settled(AckAnswer.ERROR, reason);
            default -> new Fate.Settled(AckAnswer.REJECT, reason);
        };
    }

    private static char code(AckAnswer answer) {
        return switch (answer) {
            case ACCEPT -> ACCEPTED;
            case ERROR -> ERROR;
            case REJECT -> REJECTED;
        };
    }
}
