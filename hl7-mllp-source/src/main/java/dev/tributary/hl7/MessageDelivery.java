package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.connect.data.Struct;

/** Delivers a message as a record or as a dead letter, once; an acceptance waits for the commit. */
final class MessageDelivery {

    private final Settlement settlement;
    private final DeadLetters letters;
    private final RecordTargets targets;
    private final MessageIdentities identities;
    private final AckAnswer onDropped;
    private final AckAnswer onDeadLetter;
    private final Consumer<String> heard;

    /**
     * The delivery of one task.
     *
     * @param settlement follows messages to their fate
     * @param letters delivers what cannot be used
     * @param targets says where records go
     * @param identities writes identities into headers
     * @param onDropped what to answer where a transform or errors.tolerance dropped a record
     * @param onDeadLetter what to answer where a message became a dead letter
     * @param heard told the sending facility of each message
     */
    MessageDelivery(
            Settlement settlement,
            DeadLetters letters,
            RecordTargets targets,
            MessageIdentities identities,
            AckAnswer onDropped,
            AckAnswer onDeadLetter,
            Consumer<String> heard) {
        this.settlement = settlement;
        this.letters = letters;
        this.targets = targets;
        this.identities = identities;
        this.onDropped = onDropped;
        this.onDeadLetter = onDeadLetter;
        this.heard = heard;
    }

    /** Delivers a record, unless its message has come before. */
    void deliver(Received received, Interpreted.Accepted accepted, Fate.Listener listener) {
        heard.accept(accepted.value().getStruct("metadata").getString("sending_facility"));
        Identity identity = settlement.identity(accepted.header(), received);
        settlement
                .claim(received, identity, Optional.empty(), listener)
                .ifPresent(
                        first ->
                                offer(
                                        received,
                                        first.nameUsedBefore() ? flagged(accepted) : accepted,
                                        identity,
                                        listener));
    }

    private static Interpreted.Accepted flagged(Interpreted.Accepted accepted) {
        return accepted.header().controlId().isEmpty()
                ? accepted
                : accepted.with(Issue.of(Hl7IssueCode.CONTROL_ID_REUSED, "MSH-10"));
    }

    /** Delivers a dead letter, unless its message has come before. */
    void refuse(Received received, Interpreted.Refused refused, Fate.Listener listener) {
        Identity identity = settlement.identity(refused.header(), received);
        Optional<Issue> reason = Optional.of(refused.issues().get(0));
        if (settlement.claim(received, identity, reason, listener).isPresent()) {
            letters.deliver(received, refused, onDeadLetter, identity, listener);
        } else {
            letters.repeat(received, refused, onDeadLetter, identity);
        }
    }

    private void offer(
            Received received,
            Interpreted.Accepted accepted,
            Identity identity,
            Fate.Listener listener) {
        RecordDraft draft =
                targets.message(
                        settlement.position(received, identity, AckAnswer.ACCEPT),
                        received,
                        accepted.key(),
                        accepted.value());
        identities.writeTo(draft, accepted.header(), received);
        settlement.offer(
                withAttachments(received, accepted, identity, draft),
                kind(accepted),
                received,
                identity,
                outcome ->
                        after(
                                outcome,
                                received,
                                accepted.header(),
                                identity,
                                new Fate.Settled(AckAnswer.ACCEPT, Optional.empty()),
                                listener));
    }

    /**
     * What is to happen when the fate of a message's records is known.
     *
     * @param written what to answer when they are committed
     */
    void after(
            Outcome outcome,
            Received received,
            MessageHeader header,
            Identity identity,
            Fate.Settled written,
            Fate.Listener listener) {
        switch (outcome) {
            case DURABLE ->
                    settlement.settle(
                            received, identity, written.answer(), written.reason(), listener);
            case FAILED -> settlement.unknown(received, identity, listener);
            case DROPPED -> afterDrop(received, header, identity, listener);
        }
    }

    private void afterDrop(
            Received received, MessageHeader header, Identity identity, Fate.Listener listener) {
        Issue issue = Issue.of(Hl7IssueCode.RECORD_DROPPED, "");
        if (onDropped != AckAnswer.REJECT) {
            settlement.settleUnwritten(received, identity, onDropped, issue, listener);
            return;
        }
        Interpreted.Refused dropped =
                new Interpreted.Refused(
                        header,
                        List.of(issue),
                        Stage.DELIVER,
                        header.messageType(),
                        header.controlId().isEmpty() ? null : header.controlId());
        letters.deliver(received, dropped, AckAnswer.REJECT, identity, listener);
    }

    /**
     * Attachments go first: who reads the record finds them, as far as topics allow, and the
     * message is not remembered before they are committed.
     */
    private List<RecordDraft> withAttachments(
            Received received,
            Interpreted.Accepted accepted,
            Identity identity,
            RecordDraft draft) {
        List<RecordDraft> records = new ArrayList<>(1 + accepted.attachments().size());
        for (Struct piece : accepted.attachments()) {
            records.add(
                    targets.attachment(settlement.companion(received, identity), received, piece));
        }
        records.add(draft);
        return records;
    }

    /** What a message is answered once its record or its dead letter is committed. */
    Fate.Settled answerTo(Interpreted interpreted) {
        return interpreted instanceof Interpreted.Refused refused
                ? new Fate.Settled(onDeadLetter, Optional.of(refused.issues().get(0)))
                : new Fate.Settled(AckAnswer.ACCEPT, Optional.empty());
    }

    /**
     * The records or dead letter of a message that is remembered by its last part, not by itself.
     *
     * @param identity the last part
     */
    List<RecordDraft> companions(Received received, Interpreted interpreted, Identity identity) {
        SourcePosition position = settlement.companion(received, identity);
        if (interpreted instanceof Interpreted.Accepted accepted) {
            return withAttachments(
                    received,
                    accepted,
                    identity,
                    targets.message(position, received, accepted.key(), accepted.value()));
        }
        return interpreted instanceof Interpreted.Refused refused
                ? List.of(letters.draft(position, received, refused, onDeadLetter, identity, 1))
                : List.of();
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
}
