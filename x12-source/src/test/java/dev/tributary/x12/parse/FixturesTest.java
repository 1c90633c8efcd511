package dev.tributary.x12.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that others have published, read as they are. They lie outside of the repository. */
class FixturesTest {

    /** A segment of a set that was put nowhere. */
    private static final Set<X12IssueCode> OUTSIDE =
            Set.of(
                    X12IssueCode.SEGMENT_UNEXPECTED,
                    X12IssueCode.SEGMENT_NOT_IN_SET,
                    X12IssueCode.SEGMENT_ID_INVALID);

    private record Sample(String place, byte[] bytes, List<X12Event> events) {}

    private static final List<Sample> SAMPLES = new ArrayList<>();

    @BeforeAll
    static void readAll() throws IOException {
        Path folder = SampleFiles.folder("x12");
        SAMPLES.clear();
        for (Path file : SampleFiles.files(folder, path -> true)) {
            byte[] bytes = Files.readAllBytes(file);
            InterchangeReader reader =
                    Interchanges.reader(
                            bytes,
                            Interchanges.book(false),
                            ReaderOptions.of(1 << 20, 1000),
                            Checks.NONE);
            SAMPLES.add(
                    new Sample(
                            folder.relativize(file).toString(),
                            bytes,
                            Interchanges.events(reader)));
        }
    }

    @Test
    void tellsOfEveryFileThatHasAnIsa() {
        List<String> silent = new ArrayList<>();
        int read = 0;
        for (Sample sample : SAMPLES) {
            String text = new String(sample.bytes(), StandardCharsets.ISO_8859_1);
            if (text.startsWith("ISA*")) {
                read++;
                boolean told =
                        sample.events().stream()
                                .anyMatch(
                                        e ->
                                                e instanceof InterchangeStart
                                                        || e instanceof X12Event.BrokenBytes);
                if (!told) {
                    silent.add(sample.place());
                }
            }
        }
        System.out.println(
                "x12 sample files with an ISA: " + read + ", told of: " + (read - silent.size()));
        assertThat(silent).isEmpty();
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void endsEachInterchangeThatItStarts() {
        for (Sample sample : SAMPLES) {
            assertThat(Interchanges.only(sample.events(), InterchangeEnd.class))
                    .as(sample.place())
                    .hasSameSizeAs(Interchanges.only(sample.events(), InterchangeStart.class));
        }
    }

    /**
     * The files are published as valid. Where a segment stands outside, the file is wrong: one has
     * sub-element separators that its ISA does not name, another a code of an earlier guide.
     */
    @Test
    void leavesNoSegmentOfTheValidFilesOutsideOfALoop() {
        List<String> outside = new ArrayList<>();
        int segments = 0;
        int sets = 0;
        for (Sample sample : SAMPLES) {
            if (sample.place().startsWith("LinuxForHealth__x12")) {
                for (SetEnd end : Interchanges.only(sample.events(), SetEnd.class)) {
                    sets += end.set().grammar() == null ? 0 : 1;
                    segments += end.segments();
                    end.issues().stream()
                            .filter(issue -> OUTSIDE.contains(issue.code()))
                            .forEach(issue -> outside.add(sample.place() + " " + issue));
                }
            }
        }
        System.out.println(
                "segments of valid sample files: "
                        + segments
                        + " in "
                        + sets
                        + " sets, outside of any loop: "
                        + outside.size());
        assertThat(sets).isGreaterThanOrEqualTo(59);
        assertThat(outside).allMatch(FixturesTest::isFaultOfTheFile);
    }

    private static boolean isFaultOfTheFile(String place) {
        return place.contains("HI[") || place.contains("demo.cob.example4.837");
    }
}
