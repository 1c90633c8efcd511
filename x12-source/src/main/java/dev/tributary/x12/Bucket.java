package dev.tributary.x12;

import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.x12.ack.SeenInterchanges;
import dev.tributary.x12.front.FileStore.Shelf;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is remembered of the files of one bucket. Each record takes the state as it is then into its
 * offset; so what comes later in the partition remembers what came before. Used by the reading
 * thread alone.
 */
final class Bucket {

    /** Files that were taken away half read are remembered too, in case that they come back. */
    private static final int HALF_READ = 8;

    private final int number;
    private final X12Offsets offsets;
    private final Map<String, FilePosition> open = new LinkedHashMap<>();
    private final FinishedFiles finished;
    private final SeenInterchanges seen;
    private String interchanges; // seen, as text; null when it has changed
    private long control;

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
                FilePosition position = FilePosition.decode(word);
                open.put(position.file(), position);
            }
        }
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
        return offsets.next(
                number, new BucketOffset(files, finished.encode(), interchanges, control));
    }

    /** How far a file was read. */
    Optional<FilePosition> position(String file) {
        return Optional.ofNullable(open.get(file));
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

    /** How many control numbers were used for acknowledgements that have been sent. */
    long controlsUsed() {
        return control;
    }

    /** Remembers that so many control numbers were used. */
    void controlsUsed(long used) {
        control = used;
    }
}
