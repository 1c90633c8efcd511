package dev.tributary.x12;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.retry.Backoff;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.front.Contents;
import dev.tributary.x12.front.FileStore.Shelf;
import dev.tributary.x12.front.Fingerprint;
import dev.tributary.x12.front.InputOptions.After;
import dev.tributary.x12.front.StoreException;
import dev.tributary.x12.front.StoreException.Reason;
import dev.tributary.x12.front.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file from its first byte to the directory of finished ones. In this order: its records; when
 * those of an interchange are in Kafka, the records of the interchange's acknowledgements; when
 * these are and their offset is kept, the acknowledgements as files; when all that is done, the
 * record that says so and folds the file in its bucket's offset; when that is in Kafka and its
 * offset is kept, the file is moved. Used by the reading thread alone.
 *
 * <p>Offsets that are kept are why a worker that is killed at any moment answers an interchange
 * with the same bytes again: they hold when its file was found, and which control numbers are its.
 */
final class FileJob {

    private enum State {
        READING,
        /** Read to its end; what it holds is on its way to Kafka. */
        SETTLING,
        /** The store has failed: what is on its way goes on, then it is read on from there. */
        INTERRUPTED,
        /** It has changed or gone: what is on its way goes on, then that is said. */
        ABANDONED,
        /** The record that folds it is on its way. */
        TOLD,
        /** All is in Kafka; it is to be moved when the offset that says so is kept. */
        COMMITTED,
        DONE
    }

    private final FileDesk desk;
    private final StoredFile file;
    private final Fingerprint print;
    private final Bucket bucket;
    private State state = State.READING;
    private Shelf shelf = Shelf.FINISHED;
    private FileProgress progress;
    private FileReading reading; // null before it is opened and after it was closed
    private boolean unreadable;
    private long told = X12Offsets.NONE;
    private final Backoff rest;

    private FileJob(FileDesk desk, StoredFile file, Fingerprint print, Bucket bucket) {
        this.desk = desk;
        this.file = file;
        this.print = print;
        this.bucket = bucket;
        this.rest = new Backoff(desk.clock());
    }

    /** The job of reading a file. */
    static FileJob read(FileDesk desk, StoredFile file, Fingerprint print, Bucket bucket) {
        return new FileJob(desk, file, print, bucket);
    }

    /** The job of putting a file away that was read before. */
    static FileJob putAway(
            FileDesk desk, StoredFile file, Fingerprint print, Bucket bucket, Shelf shelf) {
        FileJob job = new FileJob(desk, file, print, bucket);
        job.shelf = shelf;
        desk.metrics().recognised();
        job.tell(desk.statuses().recognised(print.id(), file), () -> {});
        // The offset that lets it go was kept before.
        job.told = X12Offsets.NONE;
        return job;
    }

    StoredFile file() {
        return file;
    }

    Bucket bucket() {
        return bucket;
    }

    /** What the file is known by. */
    String id() {
        return print.id();
    }

    boolean isReading() {
        return state == State.READING;
    }

    /** Whether more of it may be read before answers to what was read are sent. */
    boolean hasRoom() {
        return progress == null || progress.hasRoom();
    }

    /** Whether no other file of its bucket can be read before it. */
    boolean holdsBucket() {
        return switch (state) {
            case READING, INTERRUPTED, ABANDONED -> true;
            case SETTLING, TOLD, COMMITTED, DONE -> false;
        };
    }

    /** Whether it has failed and is to be left alone for a while. */
    boolean isResting() {
        return rest.millisLeft() > 0;
    }

    /** It has failed by itself: the others go on. */
    void failed(StoreException trouble) {
        if (!rest.isFailing()) {
            desk.outlet().offer(desk.statuses().stuck(print.id(), file, trouble));
        }
        rest.failed();
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /**
     * Reads an event of it.
     *
     * @throws StoreException when the store has failed; the job goes on where it is
     */
    void step() throws StoreException {
        try {
            if (reading == null) {
                open();
            }
            if (!reading.step()) {
                close();
                state = State.SETTLING;
            }
        } catch (StoreException trouble) {
            interrupt(trouble);
        } catch (IOException packing) {
            giveUp();
        }
    }

    private void open() throws IOException {
        Contents contents = Contents.of(desk.store(), file);
        FilePosition start =
                bucket.takeUp(
                        print.id(),
                        () ->
                                FilePosition.start(
                                        print.id(), desk.clock().millis(), contents.first()));
        progress = new FileProgress(start, bucket, desk.outlet(), desk.identity());
        reading =
                new FileReading(desk.readings().of(start, bucket), progress, contents, file.size());
    }

    private void interrupt(StoreException trouble) throws StoreException {
        close();
        if (progress != null) {
            progress.interrupted();
        }
        state = trouble.reason() == Reason.GONE ? State.ABANDONED : State.INTERRUPTED;
        if (state == State.INTERRUPTED) {
            throw trouble;
        }
    }

    private void giveUp() {
        unreadable = true;
        state = State.SETTLING;
        try {
            reading.unreadable();
        } catch (IOException impossible) {
            // Its letter holds nothing of the file.
            throw new UncheckedIOException(impossible);
        }
        close();
    }

    /** Lets go of what it holds open. */
    void close() {
        if (reading == null) {
            return;
        }
        try {
            reading.close();
        } catch (IOException alreadyBroken) {
            // Nothing is read from it any more.
        }
        // With what it holds of the file: many files wait for their commit.
        reading = null;
    }

    /**
     * Goes on with what has become durable.
     *
     * @throws StoreException when the store has failed; the job goes on where it is
     */
    void settle() throws StoreException {
        if (progress != null) {
            acknowledge();
        }
        boolean settled = progress == null || progress.isSettled();
        switch (state) {
            case SETTLING -> {
                if (settled) {
                    fold();
                }
            }
            case INTERRUPTED -> {
                if (settled) {
                    state = State.READING;
                }
            }
            case ABANDONED -> {
                if (settled) {
                    state = State.DONE;
                    if (progress != null) {
                        progress.abandoned();
                    }
                    desk.outlet().offer(desk.statuses().changed(print.id(), file));
                }
            }
            case COMMITTED -> {
                if (desk.kept().has(bucket, told)) {
                    move();
                    state = State.DONE;
                }
            }
            case READING, TOLD, DONE -> {
                // Nothing but to wait.
            }
        }
    }

    /**
     * Answers are offered as soon as they may be: those of a whole file wait for the same offset.
     */
    private void acknowledge() throws StoreException {
        Optional<Span> read = progress.unanswered();
        while (read.isPresent()) {
            progress.emitAcknowledgements(answers(read.get()));
            read = progress.unanswered();
        }
        Optional<Span> answered = progress.answered();
        while (answered.isPresent() && desk.kept().has(bucket, answered.get().answered())) {
            write(answered.get().acknowledgments());
            progress.settled();
            answered = progress.answered();
        }
    }

    private List<RecordDraft> answers(Span span) {
        List<RecordDraft> drafts = new ArrayList<>();
        for (Acknowledgment answer : span.acknowledgments()) {
            drafts.add(desk.answers().of(answer, progress.foundAt()));
        }
        return drafts;
    }

    /** Under the same name when it is done again after a restart. */
    private void write(List<Acknowledgment> answers) throws StoreException {
        Optional<String> directory = desk.acknowledgements();
        if (directory.isPresent()) {
            for (Acknowledgment answer : answers) {
                desk.store().write(directory.get(), answer.fileName(), answer.interchange());
            }
        }
    }

    private void fold() {
        FileCounts counts = progress.counts();
        boolean useless = counts.records() == 0 && counts.letters() > 0;
        shelf = unreadable || useless ? Shelf.ERROR : Shelf.FINISHED;
        if (shelf == Shelf.FINISHED) {
            desk.metrics().finished();
        } else {
            desk.metrics().failed();
        }
        tell(
                desk.statuses().finished(print.id(), file, counts, shelf),
                () ->
                        bucket.finish(
                                print.id(),
                                shelf,
                                id -> desk.fingerprints().mayBeThere(id, bucket.number())));
    }

    private void tell(RecordDraft status, Runnable remember) {
        state = State.TOLD;
        desk.outlet()
                .offer(
                        List.of(status),
                        bucket::next,
                        () -> {
                            remember.run();
                            return bucket.next();
                        },
                        new Tally(Tally.Kind.STATUS, 0, null),
                        () -> state = State.COMMITTED);
        told = bucket.last();
    }

    private void move() throws StoreException {
        if (desk.after() == After.KEEP) {
            return;
        }
        Optional<StoredFile> now = desk.store().look(file);
        if (now.isPresent() && !now.get().equals(file)) {
            desk.outlet().offer(desk.statuses().changed(print.id(), file));
            return;
        }
        if (desk.after() == After.DELETE && shelf == Shelf.FINISHED) {
            desk.store().delete(file.path());
        } else {
            desk.store().shelve(file, shelf);
        }
        Optional<String> marker = desk.selection().markerOf(file);
        if (marker.isPresent()) {
            desk.store().delete(marker.get());
        }
    }
}
