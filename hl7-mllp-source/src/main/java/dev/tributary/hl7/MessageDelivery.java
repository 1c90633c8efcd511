package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Brings a message to the queue as a record or as a dead letter, once, and follows it until its
 * fate is known: an acceptance waits for the record's commit, a rejection for its dead letter's.
 */
final class MessageDelivery {

    private static final char ACCEPTED = 'A';
    private static final char ERROR = 'E';
    private static final char REJECTED = 'R';

    private final DeliveryQueue queue;
    private final RecordTargets targets;
    private final AckAnswer onDropped;
    private final AckAnswer onDeadLetter;
    private final MessageIdentities identities;
    private final KeyedDigest payloadDigest;
    private final Consumer<String> heard;
    private final Runnable onFull;
    private final RepeatedLetters repeated = new RepeatedLetters();

    /**
     * The delivery of one task.
     *
     * @param queue takes the records
     * @param targets says where records go
     * @param onDropped what to answer where a transform or errors.tolerance dropped a record
     * @param onDeadLetter what to answer where a message became a dead letter
     * @param identities tells messages that have come before
     * @param payloadDigest digests payloads for dead letters and the audit
     * @param heard told the sending facility of each message
     * @param onFull told when the queue wants no more for now
     */
    MessageDelivery(
            DeliveryQueue queue,
            RecordTargets targets,
            AckAnswer onDropped,
            AckAnswer onDeadLetter,
            MessageIdentities identities,
            KeyedDigest payloadDigest,
            Consumer<String> heard,
            Runnable onFull) {
        this.queue = queue;
        this.targets = targets;
        this.onDropped = onDropped;
        this.onDeadLetter = onDeadLetter;
        this.identities = identities;
        this.payloadDigest = payloadDigest;
        this.heard = heard;
        this.onFull = onFull;
    }

    /** Delivers a record, unless its message has come before. */
    void deliver(Received received, Interpreted.Accepted accepted, Fate.Listener listener) {
        heard.accept(accepted.value().getStruct("metadata").getString("sending_facility"));
        Identity identity = identity(accepted.header(), received);
        claim(received, identity, Optional.empty(), listener)
                .ifPresent(
                        first -> {
                            Interpreted.Accepted noted =
                                    first.nameUsedBefore()
                                                    && !accepted.header().controlId().isEmpty()
                                            ? accepted.with(
                                                    Issue.of(
                                                            Hl7IssueCode.CONTROL_ID_REUSED,
                                                            "MSH-10"))
                                            : accepted;
                            offerMessage(received, noted, identity, listener);
                        });
    }

    /**
     * Claims a message; where it has come before, sees to it that the listener is told the first
     * answer.
     *
     * @return the claim if it is the first; empty where there is nothing more to do
     */
    Optional<IdempotencyWindow.First> claim(
            Received received, Identity identity, Optional<Issue> reason, Fate.Listener listener) {
        IdempotencyWindow.Claim claim = window(received).claim(identity, again(reason, listener));
        if (claim instanceof IdempotencyWindow.First first) {
            return Optional.of(first);
        }
        identities.countRepetition();
        if (claim instanceof IdempotencyWindow.Answered answered) {
            listener.known(fate(answered.answer(), reason));
        }
        return Optional.empty();
    }

    /** Delivers a dead letter, unless its message has come before. */
    void refuse(Received received, Interpreted.Refused refused, Fate.Listener listener) {
        Identity identity = identities.of(refused.header(), received);
        Optional<Issue> reason = Optional.of(refused.issues().get(0));
        IdempotencyWindow.Claim claim = window(received).claim(identity, again(reason, listener));
        if (claim instanceof IdempotencyWindow.First) {
            offerLetter(received, refused, onDeadLetter, identity, listener);
        } else {
            identities.countRepetition();
            countRepeatedLetter(received, refused, identity);
            if (claim instanceof IdempotencyWindow.Answered answered) {
                listener.known(fate(answered.answer(), reason));
            }
        }
    }

    private void offerMessage(
            Received received,
            Interpreted.Accepted accepted,
            Identity identity,
            Fate.Listener listener) {
        RecordDraft draft =
                targets.message(
                        window(received).position(identity, ACCEPTED),
                        received,
                        accepted.key(),
                        accepted.value());
        identities.writeTo(draft, accepted.header(), received);
        offer(
                new Delivery(
                        List.of(draft),
                        new Tally(kind(accepted), received.size(), digest(received)),
                        outcome -> afterMessage(outcome, received, accepted, identity, listener)));
    }

    private void afterMessage(
            Outcome outcome,
            Received received,
            Interpreted.Accepted accepted,
            Identity identity,
            Fate.Listener listener) {
        switch (outcome) {
            case DURABLE -> settle(received, identity, ACCEPTED, Optional.empty(), listener);
            case FAILED, TIMED_OUT -> unknown(received, identity, listener);
            case DROPPED -> afterDrop(received, accepted, identity, listener);
        }
    }

    private void afterDrop(
            Received received,
            Interpreted.Accepted accepted,
            Identity identity,
            Fate.Listener listener) {
        Struct metadata = accepted.value().getStruct("metadata");
        afterDrop(
                received,
                new Interpreted.Refused(
                        accepted.header(),
                        List.of(Issue.of(Hl7IssueCode.RECORD_DROPPED, "")),
                        Stage.DELIVER,
                        metadata.getString("message_type"),
                        metadata.getString("message_id")),
                identity,
                listener);
    }

    private void afterDrop(
            Received received,
            Interpreted.Refused dropped,
            Identity identity,
            Fate.Listener listener) {
        if (onDropped == AckAnswer.REJECT) {
            offerLetter(received, dropped, AckAnswer.REJECT, identity, listener);
        } else {
            // It is in no topic, so it must not be remembered as if it were.
            window(received).unanswered(identity);
            listener.known(new Fate.Settled(onDropped, Optional.of(dropped.issues().get(0))));
        }
    }

    /** What is to happen when the fate of a part of a message, and perhaps the whole, is known. */
    void afterParts(
            Outcome outcome,
            Received received,
            MessageHeader header,
            Identity identity,
            AckAnswer answer,
            Optional<Issue> reason,
            Fate.Listener listener) {
        switch (outcome) {
            case DURABLE -> settle(received, identity, code(answer), reason, listener);
            case FAILED, TIMED_OUT -> unknown(received, identity, listener);
            case DROPPED ->
                    afterDrop(
                            received,
                            new Interpreted.Refused(
                                    header,
                                    List.of(Issue.of(Hl7IssueCode.RECORD_DROPPED, "")),
                                    Stage.DELIVER,
                                    null,
                                    header.controlId().isEmpty() ? null : header.controlId()),
                            identity,
                            listener);
        }
    }

    /** What a message is answered once its record or its dead letter is committed. */
    AckAnswer answerTo(Interpreted interpreted) {
        return interpreted instanceof Interpreted.Accepted ? AckAnswer.ACCEPT : onDeadLetter;
    }

    /** The position of a record whose offset remembers this message. */
    SourcePosition position(Received received, Identity identity, AckAnswer answer) {
        return window(received).position(identity, code(answer));
    }

    /** The record or dead letter of a message that no window remembers by itself. */
    RecordDraft plainDraft(Received received, Interpreted interpreted, Identity identity) {
        SourcePosition position = targets.plainPosition(received);
        if (interpreted instanceof Interpreted.Accepted accepted) {
            return targets.message(position, received, accepted.key(), accepted.value());
        }
        Interpreted.Refused refused = (Interpreted.Refused) interpreted;
        return targets.deadLetter(
                position, received, letter(received, refused, identity, onDeadLetter, 1));
    }

    /** Who a message is. */
    Identity identity(MessageHeader header, Received received) {
        return identities.of(header, received);
    }

    private void offerLetter(
            Received received,
            Interpreted.Refused refused,
            AckAnswer answer,
            Identity identity,
            Fate.Listener listener) {
        char code = code(answer);
        Struct value = letter(received, refused, identity, answer, 1);
        RecordDraft draft =
                targets.deadLetter(window(received).position(identity, code), received, value);
        Optional<Issue> reason = Optional.of(refused.issues().get(0));
        offer(
                new Delivery(
                        List.of(draft),
                        new Tally(Tally.Kind.DEAD_LETTER, received.size(), digest(received)),
                        outcome -> {
                            switch (outcome) {
                                case DURABLE -> settle(received, identity, code, reason, listener);
                                case FAILED, TIMED_OUT -> unknown(received, identity, listener);
                                case DROPPED -> letterDropped(received, identity, listener);
                            }
                        }));
    }

    private void letterDropped(Received received, Identity identity, Fate.Listener listener) {
        unknown(received, identity, listener);
        queue.fail(
                new ConnectException(
                        "a dead letter was dropped on its way to "
                                + targets.deadLetters()
                                + ": let no transform filter that topic (give the transform a"
                                + " TopicNameMatches predicate), then restart the task"));
    }

    /**
     * The same bad message again: its dead letter is written anew, with the count, now and then.
     */
    private void countRepeatedLetter(
            Received received, Interpreted.Refused refused, Identity identity) {
        int count = repeated.count(identity);
        if (Integer.bitCount(count) != 1) {
            return;
        }
        Struct value = letter(received, refused, identity, onDeadLetter, count);
        offer(
                new Delivery(
                        List.of(
                                targets.deadLetter(
                                        targets.plainPosition(received), received, value)),
                        new Tally(Tally.Kind.STATUS, 0, null),
                        outcome -> {
                            // Only a count: whoever sent the message was answered already.
                        }));
    }

    private Struct letter(
            Received received,
            Interpreted.Refused refused,
            Identity identity,
            AckAnswer answer,
            int count) {
        DeadLetter letter =
                new DeadLetter(
                        identities.letterId(identity),
                        refused.stage(),
                        received.at(),
                        refused.messageType(),
                        refused.messageId(),
                        refused.issues(),
                        received.position(),
                        answer.name().toLowerCase(Locale.ROOT),
                        count,
                        received.bytes(),
                        received.size());
        return targets.deadLetterValue(letter, payloadDigest);
    }

    private void settle(
            Received received,
            Identity identity,
            char code,
            Optional<Issue> reason,
            Fate.Listener listener) {
        window(received).answered(identity, code);
        listener.known(fate(code, reason));
    }

    private void unknown(Received received, Identity identity, Fate.Listener listener) {
        window(received).unanswered(identity);
        listener.known(new Fate.Unknown());
    }

    private static IdempotencyWindow.Again again(Optional<Issue> reason, Fate.Listener listener) {
        return answer ->
                listener.known(answer.map(code -> fate(code, reason)).orElseGet(Fate.Unknown::new));
    }

    private IdempotencyWindow window(Received received) {
        return identities.window(received.listener());
    }

    void offer(Delivery delivery) {
        if (!queue.offer(delivery)) {
            onFull.run();
        }
    }

    byte[] digest(Received received) {
        return payloadDigest.bytes(received.bytes()).orElse(null);
    }

    static Tally.Kind kind(Interpreted interpreted) {
        if (interpreted instanceof Interpreted.Refused) {
            return Tally.Kind.DEAD_LETTER;
        }
        if (interpreted.issues().isEmpty()) {
            return Tally.Kind.VALID;
        }
        return interpreted.issues().stream().anyMatch(Issue::isError)
                ? Tally.Kind.ERROR
                : Tally.Kind.WARNING;
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
