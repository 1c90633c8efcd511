package dev.tributary.api.source;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.record.SourceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of one stretch of a source, between two places of its cursor. All of them but the
 * last have the place where it begins as their offset, so that what is cut off in between is read
 * again; the last has the place where it ends. Used by one thread, once.
 */
public final class Page {

    private final Pages pages;
    private final Map<String, String> partition;
    private final Map<String, Object> start;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * What one object has become.
     *
     * @param drafts in their order
     * @param tally what it counts as
     */
    record Piece(List<RecordDraft> drafts, Tally tally) {}

    Page(Pages pages, Map<String, String> partition, Map<String, Object> start) {
        this.pages = pages;
        this.partition = partition;
        this.start = Map.copyOf(start);
    }

    /**
     * Adds what one object has become.
     *
     * @param drafts records or dead letters; nothing is added where there are none
     * @param kind what it counts as
     * @param bytes its size as received
     */
    public Page add(List<RecordDraft> drafts, Tally.Kind kind, long bytes) {
        if (!drafts.isEmpty()) {
            pieces.add(new Piece(List.copyOf(drafts), new Tally(kind, bytes, null)));
        }
        return this;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /**
     * Hands all of it over; never blocks.
     *
     * @param end the cursor behind it
     * @param status goes behind all records, and carries the cursor then
     * @param durable run once, when all of it is in Kafka, on the producer's thread: it must not
     *     block, so it wakes a job or posts to it
     * @return false where there is neither a record nor a status: then nothing was handed over, and
     *     the cursor is where it was for the next start
     */
    public boolean offer(Map<String, Object> end, Optional<SourceStatus> status, Runnable durable) {
        List<Piece> all = new ArrayList<>(pieces);
        status.map(pages::piece).ifPresent(all::add);
        if (all.isEmpty()) {
            return false;
        }
        pages.offer(partition, start, Map.copyOf(end), all, durable);
        return true;
    }
}
