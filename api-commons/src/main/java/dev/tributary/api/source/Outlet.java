package dev.tributary.api.source;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Delivery;
import dev.tributary.commons.delivery.DeliveryQueue;
import dev.tributary.commons.delivery.Outcome;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.record.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Hands records over to Kafka Connect, page by page, and tells when they are committed. Safe for
 * use by several threads; the pages of one source partition are one thread's.
 */
public final class Outlet {

    private static final Tally STATUS = new Tally(Tally.Kind.STATUS, 0, null);

    private final DeliveryQueue queue;
    private final Copies copies;
    private final AckAnswer onDropped;
    private final RecordTargets targets;
    private final SourceOffsets offsets;

    Outlet(
            DeliveryQueue queue,
            Copies copies,
            AckAnswer onDropped,
            RecordTargets targets,
            SourceOffsets offsets) {
        this.queue = queue;
        this.copies = copies;
        this.onDropped = onDropped;
        this.targets = targets;
        this.offsets = offsets;
    }

    /**
     * An empty page.
     *
     * @param partition the source partition of its cursor, as {@code SourcePartition.of} makes it;
     *     its {@code kind} is the connector's own word
     * @param start the cursor before it
     */
    public Page page(Map<String, String> partition, Map<String, Object> start) {
        return new Page(this, partition, start);
    }

    Page.Piece piece(SourceStatus status) {
        return new Page.Piece(List.of(targets.status(status)), STATUS);
    }

    void offer(
            Map<String, String> partition,
            Map<String, Object> start,
            Map<String, Object> end,
            List<Page.Piece> pieces,
            Runnable durable) {
        Supplier<SourcePosition> within = () -> offsets.at(partition, start);
        AtomicInteger open = new AtomicInteger(pieces.size());
        Runnable one =
                () -> {
                    if (open.decrementAndGet() == 0) {
                        told(durable);
                    }
                };
        for (int i = 0; i < pieces.size(); i++) {
            Page.Piece piece = pieces.get(i);
            List<RecordDraft> placed = placed(piece.drafts(), within);
            if (i == pieces.size() - 1) {
                int last = placed.size() - 1;
                placed.set(last, placed.get(last).at(offsets.at(partition, end)));
            }
            offer(placed, piece.tally(), one);
        }
    }

    private List<RecordDraft> placed(List<RecordDraft> drafts, Supplier<SourcePosition> within) {
        List<RecordDraft> own = new ArrayList<>(drafts.size());
        drafts.forEach(draft -> own.add(draft.at(within.get())));
        return new ArrayList<>(isCopied(drafts) ? copies.of(own, within) : own);
    }

    /** What tells of ourselves has one copy, in its own topic. */
    private boolean isCopied(List<RecordDraft> drafts) {
        return drafts.stream()
                .noneMatch(
                        draft ->
                                draft.value() != null
                                        && draft.value().schema() == SourceStatus.SCHEMA);
    }

    /** Offers a status record of its own. */
    void offer(RecordDraft status, SourcePosition position) {
        offer(List.of(status.at(position)), STATUS, () -> {});
    }

    private void offer(List<RecordDraft> placed, Tally tally, Runnable durable) {
        queue.offer(new Delivery(placed, tally, outcome -> ended(outcome, tally.kind(), durable)));
    }

    private void ended(Outcome outcome, Tally.Kind kind, Runnable durable) {
        switch (outcome) {
            case DURABLE -> durable.run();
            case DROPPED -> dropped(kind, durable);
            case FAILED -> {
                // The task ends: the next start reads it again.
            }
        }
    }

    private void told(Runnable durable) {
        try {
            durable.run();
        } catch (RuntimeException bug) {
            queue.fail(Mistake.in("what follows a commit", bug));
        }
    }

    private void dropped(Tally.Kind kind, Runnable durable) {
        boolean ours = kind == Tally.Kind.STATUS || kind == Tally.Kind.DEAD_LETTER;
        if (!ours && onDropped == AckAnswer.ACCEPT) {
            durable.run();
            return;
        }
        queue.fail(
                new ConnectException(
                        ours
                                ? "a dead letter or a status record was dropped on its way: let no"
                                        + " transform filter those topics (give the transform a"
                                        + " TopicNameMatches predicate), then restart the task"
                                : "a record was dropped on its way by a transform or"
                                        + " errors.tolerance, so that it is not in Kafka: mend the"
                                        + " transform, or set ack.on.dropped=accept if it is meant"
                                        + " to filter, then restart the task"));
    }
}
