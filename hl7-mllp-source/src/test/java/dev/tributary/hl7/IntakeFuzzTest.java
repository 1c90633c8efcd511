package dev.tributary.hl7;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any bytes in a frame, batches and parts of messages among them. */
class IntakeFuzzTest {

    private static final String NEXT =
            "MSH|^~\\&|A|B|C|D|20260102||ADT^A01|NEXT%d|P|2.5\rPID|1||P\r";

    private final IntakeFixture intake = new IntakeFixture();
    private int number;

    @FuzzTest(maxDuration = "60s")
    void everyFrameIsAnsweredOnceAndTheNextMessageSurvives(byte[] bytes)
            throws InterruptedException {
        intake.answers.clear();
        intake.send(bytes);
        intake.commitAll();
        if (intake.answers.size() != 1) {
            throw new AssertionError("answered " + intake.answers.size() + " times");
        }
        number++;
        intake.send(NEXT.formatted(number).getBytes(StandardCharsets.US_ASCII));
        intake.commitAll();
        if (!intake.msas().get(1).equals("MSA|AA|NEXT" + number)) {
            throw new AssertionError("the next message was lost");
        }
    }
}
