package dev.tributary.benchmarks.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SampleMessageTest {

    @Test
    void theIdIsWrittenInPlace() {
        SampleMessage sample = SampleMessage.of("MSH|x|" + SampleMessage.ID + "|ü");

        assertThat(new String(sample.withId(42), StandardCharsets.UTF_8))
                .isEqualTo("MSH|x|000000000042|ü");
        assertThat(sample.bytes()).isEqualTo(sample.withId(0));
    }
}
