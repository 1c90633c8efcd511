package dev.tributary.x12;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Hands records over to Kafka Connect in the order in which they stand in their files, and tells
 * the reading thread when they are committed.
 */
final class Outlet {

    private final DeliveryQueue queue;
    private final Copies copies;
    private final AckAnswer onDropped;
    private final Signals signals;

    Outlet(DeliveryQueue queue, Copies copies, AckAnswer onDropped, Signals signals) {
        this.queue = queue;
        this.copies = copies;
        this.onDropped = onDropped;
        this.signals = signals;
    }

    /**
     * Offers records of one place in a file.
     *
     * @param drafts in their order; of these and their copies all but the last take the bucket as
     *     it is into their offsets: only when the last is written is the place behind us
     * @param remember changes the bucket, so that it remembers the place
     * @param durable run on the reading thread when all are committed
     */
    void offer(
            Bucket bucket,
            List<RecordDraft> drafts,
            Tally tally,
            Runnable remember,
            Runnable durable) {
        List<RecordDraft> all = copies.of(drafts, bucket::next);
        List<RecordDraft> placed = new ArrayList<>(all.size());
        for (RecordDraft draft : all.subList(0, all.size() - 1)) {
            placed.add(draft.at(bucket.next()));
        }
        remember.run();
        placed.add(all.get(all.size() - 1).at(bucket.next()));
        queue.offer(new Delivery(placed, tally, outcome -> ended(outcome, tally.kind(), durable)));
    }

    /** Offers a record that is of no file. */
    void offer(RecordDraft draft) {
        Tally tally = new Tally(Tally.Kind.STATUS, 0, null);
        queue.offer(
                new Delivery(
                        List.of(draft),
                        tally,
                        outcome -> ended(outcome, Tally.Kind.STATUS, () -> {})));
    }

    private void ended(Outcome outcome, Tally.Kind kind, Runnable durable) {
        switch (outcome) {
            case DURABLE -> signals.post(durable);
            case DROPPED -> dropped(kind, durable);
            case FAILED -> {
                // The task ends: the next start reads it again.
            }
        }
    }

    private void dropped(Tally.Kind kind, Runnable durable) {
        boolean ours = kind == Tally.Kind.STATUS || kind == Tally.Kind.DEAD_LETTER;
        if (!ours && onDropped == AckAnswer.ACCEPT) {
            signals.post(durable);
            return;
        }
        String what =
                ours
                        ? "a dead letter, a status record or an acknowledgement was dropped on its"
                                + " way: let no transform filter those topics (give the transform a"
                                + " TopicNameMatches predicate), then restart the task"
                        : "a record was dropped on its way by a transform or errors.tolerance, so"
                                + " that it is not in Kafka: mend the transform, or set"
                                + " ack.on.dropped=accept if it is meant to filter; its file has not"
                                + " been moved, and is read again from its start when the"
                                + " connector's offsets are deleted";
        queue.fail(new ConnectException(what));
    }
}
