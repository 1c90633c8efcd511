package dev.tributary.masking.detect;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.commons.record.PiiClass;
import java.util.EnumSet;
import java.util.List;

/** Any text at all: what is found is sorted, disjoint and within the text. */
class DetectFuzzTest {

    private static final TextDetector DETECTOR = TextDetector.of(EnumSet.allOf(PiiClass.class));

    @FuzzTest(maxDuration = "60s")
    void findsPiecesOfTheText(FuzzedDataProvider data) {
        PiiClass[] classes = PiiClass.values();
        Identities.Builder identities = Identities.builder();
        for (int i = data.consumeInt(0, 5); i > 0; i--) {
            identities.add(classes[data.consumeInt(0, classes.length - 1)], data.consumeString(30));
        }
        String text = data.consumeRemainingAsString();

        requirePieces(text, DETECTOR.find(text));
        requirePieces(text, identities.build().find(text));
    }

    private static void requirePieces(String text, List<Span> spans) {
        int end = 0;
        for (Span span : spans) {
            if (span.start() < end || span.end() <= span.start() || span.end() > text.length()) {
                throw new AssertionError("a finding overlaps another or leaves the text");
            }
            end = span.end();
        }
    }
}
