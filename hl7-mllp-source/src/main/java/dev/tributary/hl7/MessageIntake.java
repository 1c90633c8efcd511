package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.hl7.ack.AckCode;
import dev.tributary.hl7.ack.Acknowledgements;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.front.Answer;
import dev.tributary.hl7.front.MessageSink;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a message between the socket and the queue, and what its sender is answered when
 * the fate of its records is known.
 *
 * <p>Nothing is answered before that: an acceptance waits for the record, a rejection for its dead
 * letter.
 */
final class MessageIntake implements MessageSink {

    private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);

    private final Interpreter interpreter;
    private final Acknowledgements acknowledgements;
    private final DeliveryQueue queue;
    private final RecordTargets targets;
    private final AckAnswer onDropped;
    private final AckAnswer onDeadLetter;
    private final KeyedDigest identity;
    private final KeyedDigest payload;
    private final Runnable onFull;

    /**
     * The intake of one task.
     *
     * @param interpreter parses, validates and maps
     * @param acknowledgements writes answers
     * @param queue takes the records
     * @param targets says where records go
     * @param answers what to answer where a message did not reach its topic
     * @param digestKey key of all digests, or empty for none
     * @param onFull told when the queue wants no more for now
     */
    MessageIntake(
            Interpreter interpreter,
            Acknowledgements acknowledgements,
            DeliveryQueue queue,
            RecordTargets targets,
            Answers answers,
            Optional<byte[]> digestKey,
            Runnable onFull) {
        this.interpreter = interpreter;
        this.acknowledgements = acknowledgements;
        this.queue = queue;
        this.targets = targets;
        this.onDropped = answers.onDropped();
        this.onDeadLetter = answers.onDeadLetter();
        this.identity = KeyedDigest.of(digestKey, "identity");
        this.payload = KeyedDigest.of(digestKey, "payload");
        this.onFull = onFull;
    }

    /**
     * What to answer where a message did not reach its topic.
     *
     * @param onDropped where a transform or errors.tolerance dropped it
     * @param onDeadLetter where it became a dead letter
     */
    record Answers(AckAnswer onDropped, AckAnswer onDeadLetter) {}

    @Override
    public void accept(Received received, AnswerTo answer) {
        Interpreted interpreted = interpret(received);
        if (interpreted instanceof Interpreted.Accepted accepted) {
            deliver(received, accepted, answer);
        } else if (interpreted instanceof Interpreted.Refused refused) {
            refuse(received, refused, onDeadLetter, answer);
        }
    }

    private Interpreted interpret(Received received) {
        if (received.oversize()) {
            return interpreter.refuse(
                    received.bytes(), Stage.FRONT, Hl7IssueCode.MESSAGE_TOO_LARGE);
        }
        try {
            return interpreter.interpret(received.bytes(), received.at());
        } catch (RuntimeException bug) {
            // A fault of ours in one message must not take the feed down, nor lose the message. The
            // exception's text may hold a value, so only its place is logged.
            LOG.error(
                    "a message could not be processed: {} at {}",
                    bug.getClass().getName(),
                    bug.getStackTrace().length > 0 ? bug.getStackTrace()[0] : "an unknown place");
            return interpreter.refuse(received.bytes(), Stage.MAP, Hl7IssueCode.PROCESSING_FAILED);
        }
    }

    private void deliver(Received received, Interpreted.Accepted accepted, AnswerTo answer) {
        RecordDraft draft = targets.message(received, accepted.key(), accepted.value());
        addIdentity(draft, accepted.header(), received);
        offer(
                new Delivery(
                        List.of(draft),
                        new Tally(kind(accepted), received.size(), digest(received)),
                        outcome -> afterMessage(outcome, received, accepted, answer)));
    }

    private void afterMessage(
            Outcome outcome, Received received, Interpreted.Accepted accepted, AnswerTo answer) {
        switch (outcome) {
            case DURABLE -> answer.answer(acknowledge(accepted.header(), AckCode.AA, null));
            case FAILED, TIMED_OUT -> answer.answer(new Answer.Hangup());
            case DROPPED -> afterDrop(received, accepted, answer);
        }
    }

    private void afterDrop(Received received, Interpreted.Accepted accepted, AnswerTo answer) {
        Issue issue = Issue.of(Hl7IssueCode.RECORD_DROPPED, "");
        switch (onDropped) {
            case ACCEPT -> answer.answer(acknowledge(accepted.header(), AckCode.AA, null));
            case ERROR -> answer.answer(acknowledge(accepted.header(), AckCode.AE, issue));
            case REJECT ->
                    refuse(
                            received,
                            new Interpreted.Refused(
                                    accepted.header(),
                                    List.of(issue),
                                    Stage.DELIVER,
                                    accepted.value()
                                            .getStruct("metadata")
                                            .getString("message_type"),
                                    accepted.value().getStruct("metadata").getString("message_id")),
                            AckAnswer.REJECT,
                            answer);
        }
    }

    private void refuse(
            Received received, Interpreted.Refused refused, AckAnswer policy, AnswerTo answer) {
        AckCode code =
                switch (policy) {
                    case ACCEPT -> AckCode.AA;
                    case ERROR -> AckCode.AE;
                    case REJECT -> AckCode.AR;
                };
        DeadLetter letter =
                new DeadLetter(
                        refused.stage(),
                        received.at(),
                        refused.messageType(),
                        refused.messageId(),
                        refused.issues(),
                        received.position(),
                        code.name(),
                        1,
                        received.bytes(),
                        received.size());
        Struct value = targets.deadLetterValue(letter, payload);
        offer(
                new Delivery(
                        List.of(targets.deadLetter(received, value)),
                        new Tally(Tally.Kind.DEAD_LETTER, received.size(), digest(received)),
                        outcome -> afterDeadLetter(outcome, refused, code, answer)));
    }

    private void afterDeadLetter(
            Outcome outcome, Interpreted.Refused refused, AckCode code, AnswerTo answer) {
        switch (outcome) {
            case DURABLE ->
                    answer.answer(
                            acknowledge(
                                    refused.header(),
                                    code,
                                    code == AckCode.AA ? null : refused.issues().get(0)));
            case FAILED, TIMED_OUT -> answer.answer(new Answer.Hangup());
            case DROPPED -> {
                answer.answer(new Answer.Hangup());
                queue.fail(
                        new ConnectException(
                                "a dead letter was dropped on its way to "
                                        + targets.deadLetters()
                                        + ": let no transform filter that topic (give the"
                                        + " transform a TopicNameMatches predicate), then restart"
                                        + " the task"));
            }
        }
    }

    private void offer(Delivery delivery) {
        if (!queue.offer(delivery)) {
            onFull.run();
        }
    }

    private Answer acknowledge(MessageHeader header, AckCode code, Issue reason) {
        return new Answer.Acknowledge(
                code.name(), acknowledgements.write(header, code, Optional.ofNullable(reason)));
    }

    private void addIdentity(RecordDraft draft, MessageHeader header, Received received) {
        identity.hex(
                        latin1(header.sendingApplication()),
                        latin1(header.sendingFacility()),
                        latin1(header.receivingApplication()),
                        latin1(header.receivingFacility()),
                        latin1(header.controlId()),
                        received.bytes())
                .ifPresent(hex -> draft.headers().addString(RecordHeaders.IDENTITY, hex));
    }

    private byte[] digest(Received received) {
        return payload.bytes(received.bytes()).orElse(null);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Tally.Kind kind(Interpreted.Accepted accepted) {
        if (accepted.issues().isEmpty()) {
            return Tally.Kind.VALID;
        }
        return accepted.issues().stream().anyMatch(Issue::isError)
                ? Tally.Kind.ERROR
                : Tally.Kind.WARNING;
    }
}
