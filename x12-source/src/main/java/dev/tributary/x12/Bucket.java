package dev.tributary.x12;

import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.x12.ack.SeenInterchanges;
import dev.tributary.x12.front.FileStore.Shelf;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What is remembered of the files of one bucket. Each record takes the state as it is then into its
 * offset; so what comes later in the partition remembers what came before. Used by the reading
 * thread alone.
 */
final class Bucket {

    /** Files that were taken away half read are remembered too, in case that they come back. */
    private static final int HALF_READ = 2 * FileLoop.MOST_OF_A_BUCKET;

    private final int number;
    private final X12Offsets offsets;
    private final Map<String, FilePosition> open = new LinkedHashMap<>();
    private final FinishedFiles finished;
    private final SeenInterchanges seen;
    private String interchanges; // seen, as text; null when it has changed
    private long control;
    private final Set<String> interrupted = new HashSet<>();
    private long last = X12Offsets.NONE;
    private long kept = X12Offsets.NONE;

    /**
     * A bucket as an offset remembers it.
     *
     * @param interchanges how many of these to remember
     */
    Bucket(int number, BucketOffset remembered, int interchanges, X12Offsets offsets) {
        this.number = number;
        this.offsets = offsets;
        for (String word : remembered.files().split(" ", -1)) {
            if (!word.isEmpty()) {
                FilePosition position = FilePosition.decode(word, remembered.control());
                open.put(position.file(), position);
            }
        }
        this.interrupted.addAll(open.keySet());
        this.finished = FinishedFiles.decode(remembered.finished());
        this.seen = remembered.seen(interchanges);
        this.control = remembered.control();
    }

    int number() {
        return number;
    }

    /** The position of the next record. */
    SourcePosition next() {
        String files =
                open.values().stream().map(FilePosition::encode).collect(Collectors.joining(" "));
        if (interchanges == null) {
            interchanges = seen.encode();
        }
        SourcePosition next =
                offsets.next(
                        number, new BucketOffset(files, finished.encode(), interchanges, control));
        last = X12Offsets.sequence(next.offset());
        return next;
    }

    /** The number of the last record that took its position from here. */
    long last() {
        return last;
    }

    /** The offset of the record of that number, or of a later one, is known to be written. */
    void kept(long sequence) {
        kept = Math.max(kept, sequence);
    }

    /** The number of the last record whose offset is known to be written. */
    long kept() {
        return kept;
    }

    /**
     * Whether the last task has begun files that have not been taken up again. They come before all
     * others, so that the control numbers that they were answered with stay theirs.
     */
    boolean hasInterrupted() {
        return !interrupted.isEmpty();
    }

    /** Whether a file is one of these. */
    boolean isInterrupted(String file) {
        return interrupted.contains(file);
    }

    /** Those that were not taken up are not there any more. */
    void interruptedAreGone() {
        interrupted.clear();
    }

    /**
     * A file is read, from its start or from where it was left.
     *
     * @param start its position where it was never read before
     */
    FilePosition takeUp(String file, Supplier<FilePosition> start) {
        boolean again = interrupted.remove(file);
        FilePosition position = Optional.ofNullable(open.get(file)).orElseGet(start);
        return again && position.controls() != FilePosition.NONE
                ? position
                : position.controls(control);
    }

    /** Remembers how far a file was read. */
    void remember(FilePosition position) {
        open.remove(position.file());
        open.put(position.file(), position);
        Iterator<String> oldest = open.keySet().iterator();
        while (open.size() > HALF_READ) {
            oldest.next();
            oldest.remove();
        }
    }

    /** Where a file went, if it is done with. */
    Optional<Shelf> shelfOf(String file) {
        return finished.shelfOf(file);
    }

    /** Folds a file: only that it is done with is remembered from now on. */
    void finish(String file, Shelf shelf, Predicate<String> isThere) {
        open.remove(file);
        finished.add(file, shelf, isThere);
    }

    /** Whether an interchange of that name has come, at another place. */
    boolean isDuplicate(long name, long place) {
        return seen.isDuplicate(name, place);
    }

    /** Remembers an interchange. */
    void add(long name, long place) {
        seen.add(name, place);
        interchanges = null;
    }

    /** So many were given, or more: a file that is read again takes those that it had. */
    void controlsUsed(long used) {
        control = Math.max(control, used);
    }
}
