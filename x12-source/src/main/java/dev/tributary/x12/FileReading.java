package dev.tributary.x12;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.front.Contents;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.parse.X12Event.BrokenBytes;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads one file, part by part and event by event, and emits what it finds. Used by the reading
 * thread alone.
 */
final class FileReading implements Closeable {

    private final ReadingDesk desk;
    private final FileProgress progress;
    private final Contents contents;
    private final long size;
    private int part;
    private long start; // where in the part reading begins
    private int nextNumber;
    private ByteSource source;
    private InterchangeReader reader; // null between parts
    private InterchangeReading interchange; // null between interchanges

    /**
     * A reading that begins where the progress says.
     *
     * @param size of the file, packed as it is
     */
    FileReading(ReadingDesk desk, FileProgress progress, Contents contents, long size) {
        this.desk = desk;
        this.progress = progress;
        this.contents = contents;
        this.size = size;
        this.part = progress.from().part();
        this.start = progress.from().start();
        this.nextNumber = progress.from().number();
    }

    /**
     * Reads the next event.
     *
     * @return false when there is none any more
     * @throws dev.tributary.x12.front.StoreException when the store fails
     * @throws IOException when the file cannot be unpacked
     */
    boolean step() throws IOException {
        try {
            if (reader == null && !open()) {
                end();
                return false;
            }
            X12Event event = reader.next();
            if (event == null) {
                leavePart();
            } else {
                take(event);
            }
            return true;
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private boolean open() throws IOException {
        Optional<ByteSource> found = contents.part(part);
        if (found.isPresent()) {
            source = found.get();
            reader = desk.interchanges().from(source, start, nextNumber);
        }
        return found.isPresent();
    }

    private void leavePart() throws IOException {
        closeReader();
        part++;
        start = 0;
        progress.passed(new Spot(part, start, nextNumber));
    }

    private void take(X12Event event) throws IOException {
        if (event instanceof BrokenBytes bytes) {
            broken(bytes);
        } else if (event instanceof InterchangeStart begun) {
            Spot spot = new Spot(part, begun.interchange().start(), begun.interchange().number());
            nextNumber = spot.number() + 1;
            interchange =
                    InterchangeReading.begin(desk, progress, source, spot, begun, reader::refuse);
        } else {
            interchange.take(event);
            if (event instanceof InterchangeEnd ended) {
                interchange = null;
                progress.passed(new Spot(part, ended.end(), nextNumber));
            }
        }
    }

    private void broken(BrokenBytes bytes) throws IOException {
        Issue issue = new Issue(Severity.ERROR, code(bytes), "");
        report(
                Mark.bytes(part, bytes.start()),
                issue,
                place -> desk.letters().bytes(place, bytes.end(), source, issue));
        progress.passed(new Spot(part, bytes.end(), nextNumber));
    }

    private static X12IssueCode code(BrokenBytes bytes) {
        return switch (bytes.reason()) {
            case NO_INTERCHANGE -> X12IssueCode.BYTES_OUTSIDE;
            case HEADER_INVALID -> X12IssueCode.HEADER_INVALID;
            case SEGMENT_TOO_LONG -> X12IssueCode.SEGMENT_TOO_LONG;
        };
    }

    private void end() throws IOException {
        FileCounts counts = progress.counts();
        if (counts.interchanges() == 0 && counts.letters() == 0) {
            whole(Mark.bytes(part, 0), X12IssueCode.FILE_WITHOUT_INTERCHANGE);
        }
    }

    /** Gives the file up: what follows cannot be read. */
    void unreadable() throws IOException {
        progress.interrupted();
        interchange = null;
        whole(Mark.bytes(part, Long.MAX_VALUE), X12IssueCode.FILE_UNREADABLE);
    }

    private void whole(Mark mark, X12IssueCode code) throws IOException {
        Issue issue = new Issue(Severity.ERROR, code, "");
        report(mark, issue, place -> desk.letters().file(place, size, issue));
    }

    private void report(Mark mark, Issue issue, LetterAt letter) throws IOException {
        Span span = progress.begin(new Spot(part, mark.start(), nextNumber));
        if (progress.isNew(mark)) {
            Letters.Place place = new Letters.Place(progress.file(), mark, desk.foundAt());
            progress.emit(span, mark, letter.write(place), Tally.Kind.DEAD_LETTER, 0);
            desk.metrics().letter(List.of(issue));
        } else {
            progress.passOver(Tally.Kind.DEAD_LETTER);
        }
        progress.ended(span, List.of(), desk.controlNumbers().used());
    }

    @Override
    public void close() throws IOException {
        closeReader();
        contents.close();
    }

    private void closeReader() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    /** Writes a dead letter of something that stands at a place. */
    private interface LetterAt {
        RecordDraft write(Letters.Place place) throws IOException;
    }
}
