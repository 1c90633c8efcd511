package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import java.nio.CharBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextDetectorTest {

    private static final String NOTE =
            "Jane Public, DOB 03/04/1961, MRN 445566, was seen at Quux General Hospital on 3/4/2021;"
                    + " call 217-555-0143 or write to jane@example.org.";

    @Test
    void findsInTheOrderOfTheText() {
        assertThat(Found.in(NOTE))
                .containsExactly(
                        "NAME Jane Public",
                        "BIRTH_DATE 03/04/1961",
                        "MRN 445566",
                        "ADDRESS Quux General Hospital",
                        "EVENT_DATE 3/4/2021",
                        "PHONE 217-555-0143",
                        "EMAIL jane@example.org");
    }

    @Test
    void findsOnlyTheClassesAskedFor() {
        TextDetector detector = TextDetector.of(EnumSet.of(PiiClass.PHONE, PiiClass.MRN));

        assertThat(Found.describe(NOTE, detector.find(NOTE)))
                .containsExactly("MRN 445566", "PHONE 217-555-0143");
    }

    @Test
    void findsNothingWhenNothingIsAskedFor() {
        assertThat(TextDetector.of(Set.of()).find(NOTE)).isEmpty();
    }

    @Test
    void findsNothingInNothing() {
        assertThat(Found.in("")).isEmpty();
        assertThat(Found.in(" \n\t.")).isEmpty();
    }

    @Test
    void readsAnySequenceOfCharacters() {
        TextDetector detector = TextDetector.of(EnumSet.allOf(PiiClass.class));

        assertThat(detector.find(CharBuffer.wrap(NOTE))).isEqualTo(detector.find(NOTE));
    }

    @Test
    void typographyDoesNotHideAnything() {
        assertThat(Found.in("SSN\u00a0078\u201305\u20131120; seen at St.\u00a0Luke\u2019s"))
                .containsExactly("SSN 078\u201305\u20131120", "ADDRESS St.\u00a0Luke");
    }

    @Test
    void threadsShareADetector() {
        TextDetector detector = TextDetector.of(EnumSet.allOf(PiiClass.class));
        List<Span> alone = detector.find(NOTE);

        assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> detector.find(NOTE)))
                .allMatch(alone::equals);
    }
}
