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
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How far a file's records are on their way to Kafka, from where it was when reading began. What
 * was emitted before a restart is counted and passed over. Used by the reading thread alone.
 */
final class FileProgress {

    /** Answers may wait for a minute, as many as a file has interchanges. */
    private static final long MOST_HELD = 16L * 1024 * 1024;

    private static final int OF_A_SPAN = 500;

    private final String file;
    private final Bucket bucket;
    private final Outlet outlet;
    private final KeyedDigest identity;
    private final Deque<Span> spans = new ArrayDeque<>(); // not answered yet
    private final Deque<Span> answered = new ArrayDeque<>(); // not sent, or not all of it
    private FilePosition position;
    private FileCounts counts;
    private Spot upcoming;
    private long held; // bytes of answers that are not sent
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

    /** Emits the records of the acknowledgements of the oldest stretch that is not answered yet. */
    void emitAcknowledgements(List<RecordDraft> drafts) {
        Span span = spans.remove();
        answered.add(span);
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
        held += size(answers);
        bucket.controlsUsed(controls);
    }

    private byte[] digest(Mark mark) {
        return identity.bytes(
                        file.getBytes(StandardCharsets.US_ASCII),
                        mark.toString().getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
    }

    /** The oldest stretch that is not answered, if it was read and all of it is in Kafka. */
    Optional<Span> unanswered() {
        return Optional.ofNullable(spans.peek()).filter(Span::isDurable);
    }

    /** The oldest stretch that is answered, if all records of its answers are in Kafka. */
    Optional<Span> answered() {
        return Optional.ofNullable(answered.peek()).filter(Span::isDurable);
    }

    /** The oldest stretch is done with: after a restart reading begins behind it. */
    void settled() {
        Span span = answered.remove();
        held -= size(span.acknowledgments());
        Span next = answered.isEmpty() ? spans.peek() : answered.peek();
        position =
                next == null
                        ? position.from(upcoming, counts, span.controlsUsed())
                        : position.from(next.spot(), next.before(), span.controlsUsed());
        bucket.remember(position);
    }

    /** Whether more may be read before answers to what was read are sent. */
    boolean hasRoom() {
        return held < MOST_HELD;
    }

    private static long size(List<Acknowledgment> answers) {
        return OF_A_SPAN + answers.stream().mapToLong(answer -> answer.interchange().length).sum();
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
        return spans.isEmpty() && answered.isEmpty() && undecided == 0;
    }
}
