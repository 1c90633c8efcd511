package dev.tributary.hl7.front;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;

/** Any bytes at all, cut anywhere: no exception, and the same events as in one piece. */
class MllpFramerFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void givesTheSameEventsHoweverTheBytesAreCut(byte[] bytes) {
        List<String> whole = MllpStreams.events(bytes, 64, new int[0]);
        int[] cuts = MllpStreams.cuts(bytes, new Random(bytes.length));
        if (!whole.equals(MllpStreams.events(bytes, 64, cuts))) {
            throw new AssertionError("the events depend on how the bytes are cut");
        }
    }
}
