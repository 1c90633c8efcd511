package dev.tributary.masking.raw;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Any payload at all: it is rewritten or not, and what is rewritten without a change is the same.
 */
class RawFormatsFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void rewritesOrRefuses(byte[] bytes) {
        String payload = new String(bytes, StandardCharsets.UTF_8);
        RawFormats.of(payload).ifPresent(format -> check(format, payload));
    }

    private static void check(RawFormat format, String payload) {
        Optional<String> same = format.rewrite(payload, Masks.IDENTITY);
        if (!(format instanceof JsonFormat) && same.isPresent() && !same.get().equals(payload)) {
            throw new AssertionError("a mask that changes nothing gives another payload");
        }
        Optional<String> left = format.rewrite(payload, Masks.BLANK);
        if (left.isPresent() && format.rewrite(left.get(), Masks.IDENTITY).isEmpty()) {
            throw new AssertionError("what is left cannot be read");
        }
    }
}
