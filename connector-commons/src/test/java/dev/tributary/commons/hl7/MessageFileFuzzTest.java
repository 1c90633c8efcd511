package dev.tributary.commons.hl7;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any file at all: its messages are found without an exception, and none is made up. */
class MessageFileFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void splitsAnyFileIntoMessages(byte[] bytes) {
        int total = 0;
        for (byte[] message : MessageFile.split(bytes)) {
            if (message.length == 0) {
                throw new AssertionError("a message without a byte");
            }
            total += message.length;
        }
        if (total > bytes.length) {
            throw new AssertionError("more bytes out than in");
        }
    }
}
