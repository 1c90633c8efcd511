package dev.tributary.benchmarks.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.detect.TextDetector;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClinicalNotesTest {

    private static final long SEED = 7;

    private final List<String> notes = new ClinicalNotes(SEED).write(50);

    @Test
    void theSameSeedGivesTheSameNotes() {
        assertThat(new ClinicalNotes(SEED).write(50)).isEqualTo(notes);
    }

    @Test
    void bothContestantsFindMuchInThem() {
        TextDetector detector = TextDetector.of(EnumSet.allOf(PiiClass.class));
        int ours = notes.stream().mapToInt(note -> detector.find(note).size()).sum();
        int regex = notes.stream().mapToInt(TwelvePatterns::count).sum();

        assertThat(ours).isGreaterThan(notes.size() * 4);
        assertThat(regex).isGreaterThan(notes.size() * 4);
    }

    @Test
    void notesAreOfTheSizeOfRealOnes() {
        assertThat(notes).allSatisfy(note -> assertThat(note.length()).isBetween(1_000, 1_400));
    }
}
