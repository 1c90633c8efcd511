package dev.tributary.hl7.front;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** No fault of a stream costs the message after it. */
class NextMessageFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void theNextMessageSurvivesWhateverCameBefore(byte[] bytes) {
        byte[] next = "\u000bNEXT\u001c\r".getBytes(StandardCharsets.US_ASCII);
        byte[] stream = Arrays.copyOf(bytes, bytes.length + next.length);
        System.arraycopy(next, 0, stream, bytes.length, next.length);
        List<String> events = MllpStreams.events(stream, 64, new int[0]);
        if (!events.get(events.size() - 1).equals("NEXT")) {
            throw new AssertionError("the next message was lost");
        }
    }
}
