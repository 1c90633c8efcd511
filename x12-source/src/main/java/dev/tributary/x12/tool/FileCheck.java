package dev.tributary.x12.tool;

import dev.tributary.x12.Interchanges;
import dev.tributary.x12.Judge;
import dev.tributary.x12.Spot;
import dev.tributary.x12.ack.Acknowledger;
import dev.tributary.x12.ack.SeenInterchanges;
import dev.tributary.x12.front.Contents;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the interchanges of files as a task does; a folder means all files below it. */
final class FileCheck {

    private final Interchanges interchanges;
    private final Judge judge;
    private final Acknowledger acknowledger;
    private final AnswerFiles answers;
    private final CheckReport report;
    private final Clock clock;
    private final SeenInterchanges seen;

    /**
     * A check.
     *
     * @param remembered how many interchanges are remembered to find those whose number was used
     *     before; 0 to take all
     */
    FileCheck(
            Interchanges interchanges,
            Judge judge,
            Acknowledger acknowledger,
            AnswerFiles answers,
            CheckReport report,
            Clock clock,
            int remembered) {
        this.interchanges = interchanges;
        this.judge = judge;
        this.acknowledger = acknowledger;
        this.answers = answers;
        this.report = report;
        this.clock = clock;
        this.seen = new SeenInterchanges(remembered);
    }

    void path(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (!Files.isDirectory(path)) {
            file(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                file(file);
            }
        }
    }

    private void file(Path file) throws IOException {
        report.begin(file);
        try (Contents contents = Contents.of(offset -> open(file, offset))) {
            int part = contents.first();
            Optional<ByteSource> source = contents.part(part);
            int number = 1;
            while (source.isPresent()) {
                number = part(file, source.get(), part, number);
                source = contents.part(++part);
            }
            if (number == 1 && !report.hasLetters()) {
                report.letter(X12IssueCode.FILE_WITHOUT_INTERCHANGE, "");
            }
        } catch (UncheckedIOException | IOException e) {
            if (!Files.isReadable(file)) {
                throw e;
            }
            report.letter(X12IssueCode.FILE_UNREADABLE, "");
        }
        report.end();
    }

    private static InputStream open(Path file, long offset) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(offset);
        return in;
    }

    /** Returns the number of the next interchange. */
    private int part(Path file, ByteSource source, int part, int first) throws IOException {
        int number = first;
        try (InterchangeReader reader = interchanges.from(source, 0, first)) {
            InterchangeCheck interchange = null;
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof X12Event.BrokenBytes broken) {
                    report.letter(code(broken), "");
                } else if (event instanceof X12Event.InterchangeStart start) {
                    number++;
                    Spot spot = new Spot(part, start.interchange().start(), number - 1);
                    interchange =
                            new InterchangeCheck(
                                    interchanges, judge, acknowledger, report, clock.instant());
                    interchange.begin(start, source, spot);
                    refuseDuplicate(reader, start, file, spot);
                } else if (interchange != null) {
                    interchange.take(event);
                    if (event instanceof X12Event.InterchangeEnd end) {
                        answer(end);
                    }
                }
            }
        }
        return number;
    }

    private void refuseDuplicate(
            InterchangeReader reader, X12Event.InterchangeStart start, Path file, Spot spot) {
        if (InterchangeCheck.isRefused(start)) {
            return;
        }
        X12Event.Interchange interchange = start.interchange();
        long name =
                Digests.of(
                        interchange.senderQualifier(),
                        interchange.sender(),
                        interchange.receiverQualifier(),
                        interchange.receiver(),
                        interchange.controlNumber());
        long place = Digests.of(file.toString(), spot.toString());
        if (seen.isDuplicate(name, place)) {
            reader.refuse(InterchangeCheck.DUPLICATE);
        } else {
            seen.add(name, place);
        }
    }

    private void answer(X12Event.InterchangeEnd end) throws IOException {
        for (var answer : acknowledger.finish(end)) {
            answers.write(answer);
            report.answer(answer);
        }
    }

    private static X12IssueCode code(X12Event.BrokenBytes bytes) {
        return switch (bytes.reason()) {
            case NO_INTERCHANGE -> X12IssueCode.BYTES_OUTSIDE;
            case HEADER_INVALID -> X12IssueCode.HEADER_INVALID;
            case SEGMENT_TOO_LONG -> X12IssueCode.SEGMENT_TOO_LONG;
        };
    }
}
