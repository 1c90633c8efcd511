package dev.tributary.commons.hl7;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Any bytes at all: they are tokenised or refused, and what is tokenised can be joined again. */
class Hl7TokensFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void tokenisesOrRefuses(byte[] bytes) {
        Hl7Tokens tokens;
        try {
            tokens = Hl7Tokens.of(bytes);
        } catch (Hl7SyntaxException refused) {
            return;
        }
        for (int i = 0; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            if (!Arrays.equals(Joining.fields(tokens, i), Joining.range(bytes, segment))) {
                throw new AssertionError("the fields of segment " + i + " do not join");
            }
            for (int f = 1; f <= segment.fieldCount(); f++) {
                Slice field = segment.field(f);
                if (!Joining.parts(field).equals(field.latin1())) {
                    throw new AssertionError("field " + f + " of segment " + i + " does not join");
                }
                field.text(StandardCharsets.UTF_8);
            }
        }
    }
}
