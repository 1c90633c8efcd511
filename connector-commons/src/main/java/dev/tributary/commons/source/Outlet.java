package dev.tributary.commons.source;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Hands over to Kafka Connect what a source has read by itself, so that nobody waits for an answer,
 * and tells when it is committed. What a transform drops fails the task, unless the user has said
 * that it may. Safe for use by several threads; the records of one source partition are one
 * thread's.
 */
public final class Outlet {

    private static final Tally STATUS = new Tally(Tally.Kind.STATUS, 0, null);

    private final DeliveryQueue queue;
    private final Copies copies;
    private final AckAnswer onDropped;
    private final String afterwards;
    private final Executor tells;

    /**
     * An outlet.
     *
     * @param copies those that are made of each record
     * @param onDropped what holds for a record that was dropped on its way
     * @param afterwards what else the user must do or know when one was, after mending it
     * @param tells runs what follows a commit; it is called by the producer's thread, which it must
     *     not hold up
     */
    public Outlet(
            DeliveryQueue queue,
            Copies copies,
            AckAnswer onDropped,
            String afterwards,
            Executor tells) {
        this.queue = queue;
        this.copies = copies;
        this.onDropped = onDropped;
        this.afterwards = afterwards;
        this.tells = tells;
    }

    /**
     * Offers the records of one place of the source.
     *
     * @param drafts in their order; at least one
     * @param before gives the position from which the place is read again, to all of these records
     *     and their copies but the last: only when that one is written is the place behind us
     * @param behind gives the last its position; asked for after all others
     * @param durable run once when all of them are committed
     */
    public void offer(
            List<RecordDraft> drafts,
            Supplier<SourcePosition> before,
            Supplier<SourcePosition> behind,
            Tally tally,
            Runnable durable) {
        // They get their own below, in their order.
        List<RecordDraft> all = copies.of(drafts, drafts.get(0)::position);
        List<RecordDraft> placed = new ArrayList<>(all.size());
        for (RecordDraft draft : all.subList(0, all.size() - 1)) {
            placed.add(draft.at(before.get()));
        }
        placed.add(all.get(all.size() - 1).at(behind.get()));
        offer(placed, tally, durable);
    }

    /** Offers a status record, which has its position already. */
    public void offer(RecordDraft status) {
        offer(List.of(status), STATUS, () -> {});
    }

    private void offer(List<RecordDraft> placed, Tally tally, Runnable durable) {
        String topic = placed.get(placed.size() - 1).topic();
        queue.offer(
                new Delivery(
                        placed, tally, outcome -> ended(outcome, tally.kind(), topic, durable)));
    }

    private void ended(Outcome outcome, Tally.Kind kind, String topic, Runnable durable) {
        switch (outcome) {
            case DURABLE -> tell(durable);
            case DROPPED -> dropped(kind, topic, durable);
            case FAILED -> {
                // The task ends: the next start reads it again.
            }
        }
    }

    private void tell(Runnable durable) {
        try {
            tells.execute(durable);
        } catch (RuntimeException bug) {
            queue.fail(Mistake.in("what follows a commit", bug));
        }
    }

    private void dropped(Tally.Kind kind, String topic, Runnable durable) {
        if (kind == Tally.Kind.STATUS) {
            queue.failFiltered("a status record or an acknowledgement", topic);
        } else if (kind == Tally.Kind.DEAD_LETTER) {
            queue.failFiltered("a dead letter", topic);
        } else if (onDropped == AckAnswer.ACCEPT) {
            tell(durable);
        } else {
            queue.fail(
                    new ConnectException(
                            "a record was dropped on its way by a transform or errors.tolerance, so"
                                    + " that it is not in Kafka: mend the transform, or set"
                                    + " ack.on.dropped=accept if it is meant to filter; "
                                    + afterwards));
        }
    }
}
