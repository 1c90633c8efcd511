package dev.tributary.hl7;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.parse.Continuations;
import dev.tributary.hl7.parse.Fragment;
import dev.tributary.hl7.parse.FragmentJoin;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Delivers parts of messages: each is a durable record of its own and is answered as such, since a
 * lock-step sender waits for that before it sends the next; the whole message goes with the last.
 */
final class FragmentDelivery {

    private final Settlement settlement;
    private final MessageDelivery messages;
    private final RecordTargets targets;
    private final Continuations continuations;
    private final StatusReports statuses;

    FragmentDelivery(
            Settlement settlement,
            MessageDelivery messages,
            RecordTargets targets,
            Continuations continuations,
            StatusReports statuses) {
        this.settlement = settlement;
        this.messages = messages;
        this.targets = targets;
        this.continuations = continuations;
        this.statuses = statuses;
    }

    /**
     * Delivers a part, unless it has come before.
     *
     * @param received the part as it came
     * @param part the part
     * @param own the part interpreted by itself, for its header
     * @param interpret interprets the whole message when it is complete
     * @param listener told the fate of the part
     */
    void deliver(
            Received received,
            Fragment part,
            Interpreted own,
            BiFunction<Received, byte[], Interpreted> interpret,
            Fate.Listener listener) {
        Identity identity = settlement.identity(own.header(), received);
        RecordDraft fragment =
                targets.fragment(
                        settlement.position(received, identity, AckAnswer.ACCEPT),
                        received,
                        part,
                        own);
        if (!targets.fits(fragment)) {
            messages.refuse(received, tooLarge(own), listener);
            return;
        }
        if (settlement.claim(received, identity, Optional.empty(), listener).isEmpty()) {
            return;
        }
        Optional<Interpreted> whole =
                continuations
                        .take(part)
                        .map(parts -> interpret.apply(received, FragmentJoin.join(parts)));
        if (part.isLast() && whole.isEmpty()) {
            statuses.incomplete(received.listener(), 1);
        }
        Fate.Settled written =
                whole.map(messages::answerTo)
                        .orElse(new Fate.Settled(AckAnswer.ACCEPT, Optional.empty()));
        List<RecordDraft> records = new ArrayList<>(2);
        // The part goes last: its offset remembers it, and with it the whole that it completes.
        whole.ifPresent(w -> records.addAll(messages.companions(received, w, identity)));
        records.add(fragment.at(settlement.position(received, identity, written.answer())));
        settlement.offer(
                records,
                whole.map(MessageDelivery::kind).orElse(Tally.Kind.VALID),
                received,
                identity,
                outcome ->
                        messages.after(
                                outcome, received, own.header(), identity, written, listener));
    }

    private static Interpreted.Refused tooLarge(Interpreted own) {
        String id = own.header().controlId();
        return new Interpreted.Refused(
                own.header(),
                List.of(Issue.of(Hl7IssueCode.MESSAGE_TOO_LARGE, "")),
                Stage.MAP,
                own.header().messageType(),
                id.isEmpty() ? null : id);
    }
}
