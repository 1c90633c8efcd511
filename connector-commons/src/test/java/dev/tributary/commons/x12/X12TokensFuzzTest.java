package dev.tributary.commons.x12;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Arrays;

/** Any bytes at all: a walk ends, gives them all back, and a stream gives the same. */
class X12TokensFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void walksThroughAnything(byte[] bytes) {
        if (!Arrays.equals(Joining.tokens(bytes), bytes)) {
            throw new AssertionError("the tokens do not join");
        }
        X12Tokens stream = X12Tokens.of(new ByteArrayInputStream(bytes), 0, 1 << 20);
        if (!Interchanges.tokens(stream).equals(Interchanges.tokens(X12Tokens.of(bytes)))) {
            throw new AssertionError("a stream gives other tokens");
        }
    }
}
