package dev.tributary.x12;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.source.Outlet;
import dev.tributary.x12.ack.Acknowledgment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How far a file's records are on their way to Kafka, from where it was when reading began. What
 * was emitted before a restart is counted and passed over. Used by the reading thread alone.
 */
final class FileProgress {

    private final String file;
    private final Bucket bucket;
    private final Outlet outlet;
    private final KeyedDigest identity;
    private final Deque<Span> spans = new ArrayDeque<>();
    private FilePosition position;
    private FileCounts counts;
    private Spot upcoming;
    private int undecided;

    /**
     * The progress of a file.
     *
     * @param start where reading begins
     * @param identity digest of the places of records, with a key
     */
    FileProgress(FilePosition start, Bucket bucket, Outlet outlet, KeyedDigest identity) {
        this.file = start.file();
        this.position = start;
        this.counts = start.counts();
        this.upcoming = start.from();
        this.bucket = bucket;
        this.outlet = outlet;
        this.identity = identity;
    }

    String file() {
        return file;
    }

    Bucket bucket() {
        return bucket;
    }

    /** When it was found first. */
    Instant foundAt() {
        return Instant.ofEpochMilli(position.foundAt());
    }

    /** Where reading begins. */
    Spot from() {
        return position.from();
    }

    FileCounts counts() {
        return counts;
    }

    /** A stretch begins. */
    Span begin(Spot spot) {
        Span span = new Span(spot, counts);
        spans.add(span);
        upcoming = spot;
        return span;
    }

    /** The last stretch was read; the next one begins there or later. */
    void passed(Spot next) {
        upcoming = next;
    }

    /** One more interchange was met. */
    void countInterchange() {
        counts = counts.interchange();
    }

    /** Whether what stands at that mark has not been emitted before. */
    boolean isNew(Mark mark) {
        return mark.isAfter(position.reached());
    }

    /** Counts a record or a dead letter that was emitted before a restart. */
    void passOver(Tally.Kind kind) {
        counts = kind == Tally.Kind.DEAD_LETTER ? counts.letter() : counts.record();
    }

    /**
     * Emits a record or a dead letter.
     *
     * @param bytes how many of the file's it comes from
     */
    void emit(Span span, Mark mark, RecordDraft draft, Tally.Kind kind, long bytes) {
        passOver(kind);
        byte[] digest = digest(mark);
        draft.headers().addString(RecordHeaders.IDENTITY, HexFormat.of().formatHex(digest));
        offer(span, List.of(draft), new Tally(kind, bytes, digest), before -> before.reached(mark));
    }

    /** Emits the records of a stretch's acknowledgements. */
    void emitAcknowledgements(Span span, List<RecordDraft> drafts) {
        Mark mark = Mark.bytes(span.spot().part(), span.spot().start());
        if (!drafts.isEmpty() && mark.isAfter(position.answered())) {
            offer(
                    span,
                    drafts,
                    new Tally(Tally.Kind.STATUS, 0, null),
                    before -> before.answered(mark));
            span.answered(bucket.last());
        }
    }

    private void offer(
            Span span, List<RecordDraft> drafts, Tally tally, UnaryOperator<FilePosition> change) {
        span.offered();
        undecided++;
        outlet.offer(
                drafts,
                bucket::next,
                () -> {
                    position = change.apply(position);
                    bucket.remember(position);
                    return bucket.next();
                },
                tally,
                () -> {
                    undecided--;
                    span.durable();
                });
    }

    /**
     * A stretch was read to its end.
     *
     * @param answers what is to be sent when all of it is in Kafka, for good
     * @param controls how many control numbers have been given with these
     */
    void ended(Span span, List<Acknowledgment> answers, long controls) {
        span.ended(answers, controls);
        bucket.controlsUsed(controls);
    }

    private byte[] digest(Mark mark) {
        return identity.bytes(
                        file.getBytes(StandardCharsets.US_ASCII),
                        mark.toString().getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
    }

    /** The oldest stretch that was read, if all of it is in Kafka; else null. */
    Span durable() {
        Span oldest = spans.peek();
        return oldest != null && oldest.isDurable() ? oldest : null;
    }

    /** The oldest stretch is done with: after a restart reading begins behind it. */
    void settled() {
        Span span = spans.remove();
        Span next = spans.peek();
        position =
                next == null
                        ? position.from(upcoming, counts, span.controlsUsed())
                        : position.from(next.spot(), next.before(), span.controlsUsed());
        bucket.remember(position);
    }

    /** Gives up the stretch that was being read; it is read again. */
    void interrupted() {
        spans.removeIf(span -> !span.isRead());
    }

    /** It is given up for now: when it comes back it is answered under numbers of that time. */
    void abandoned() {
        position = position.controls(FilePosition.NONE);
        bucket.remember(position);
    }

    /** Whether all that was read is done with. */
    boolean isSettled() {
        return spans.isEmpty() && undecided == 0;
    }
}
