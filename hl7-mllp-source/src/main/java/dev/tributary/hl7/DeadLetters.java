package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.Issue;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.connect.data.Struct;

/**
 * Delivers what cannot be used as dead letters: a rejection waits for its dead letter's commit, and
 * the same bad message again is the same dead letter with a count.
 */
final class DeadLetters {

    private final Settlement settlement;
    private final RecordTargets targets;
    private final KeyedDigest payloadDigest;
    private final RepeatedLetters repeated = new RepeatedLetters();

    DeadLetters(Settlement settlement, RecordTargets targets, KeyedDigest payloadDigest) {
        this.settlement = settlement;
        this.targets = targets;
        this.payloadDigest = payloadDigest;
    }

    /** Delivers a dead letter for a message that was claimed; answers when it is committed. */
    void deliver(
            Received received,
            Interpreted.Refused refused,
            AckAnswer answer,
            Identity identity,
            Fate.Listener listener) {
        RecordDraft draft =
                draft(
                        settlement.position(received, identity, answer),
                        received,
                        refused,
                        answer,
                        identity,
                        1);
        settlement.offer(
                List.of(draft),
                Tally.Kind.DEAD_LETTER,
                received,
                identity,
                outcome -> after(outcome, received, refused, answer, identity, listener));
    }

    private void after(
            Outcome outcome,
            Received received,
            Interpreted.Refused refused,
            AckAnswer answer,
            Identity identity,
            Fate.Listener listener) {
        if (outcome == Outcome.DURABLE) {
            Optional<Issue> reason = Optional.of(refused.issues().get(0));
            settlement.settle(received, identity, answer, reason, listener);
            return;
        }
        settlement.unknown(received, identity, listener);
        if (outcome == Outcome.DROPPED) {
            settlement.failFiltered("a dead letter", targets.deadLetters());
        }
    }

    /** Counts the same bad message again; its dead letter is written anew at 2, 4, 8, … */
    void repeat(
            Received received, Interpreted.Refused refused, AckAnswer answer, Identity identity) {
        int count = repeated.count(identity);
        if (Integer.bitCount(count) != 1) {
            return;
        }
        RecordDraft draft =
                draft(targets.plainPosition(received), received, refused, answer, identity, count);
        settlement.offer(
                new Delivery(
                        List.of(draft),
                        new Tally(Tally.Kind.STATUS, 0, null),
                        outcome -> {
                            // Only a count: whoever sent the message was answered already.
                        }));
    }

    /**
     * A dead letter.
     *
     * @param count how many times the message has come
     */
    RecordDraft draft(
            SourcePosition position,
            Received received,
            Interpreted.Refused refused,
            AckAnswer answer,
            Identity identity,
            int count) {
        DeadLetter letter =
                new DeadLetter(
                        new UUID(identity.name(), identity.content()).toString(),
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
        Struct value = targets.deadLetterValue(letter, payloadDigest);
        return targets.deadLetter(position, received, value);
    }
}
