package dev.tributary.x12.parse;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Any bytes at all: they are read to the end, none is lost, and the next interchange survives. */
class InterchangeReaderFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void everythingIsReadAndTheNextInterchangeSurvives(byte[] bytes) {
        Survival.check(bytes);
    }
}
