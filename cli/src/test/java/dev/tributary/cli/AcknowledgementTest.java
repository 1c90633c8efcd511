package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgementTest {

    @Test
    void readsCodeAndControlIdWhateverTheSeparator() {
        Acknowledgement answer =
                Acknowledgement.parse("MSH$^~\\&$A\rMSA$AR$42$why\r".getBytes(US_ASCII));

        assertThat(answer.code()).isEqualTo("AR");
        assertThat(answer.controlId()).isEqualTo("42");
    }

    @Test
    void hasNoCodeWhereTheAnswerIsNoAcknowledgement() {
        assertThat(Acknowledgement.parse("hello".getBytes(US_ASCII)).code()).isEmpty();
    }
}
