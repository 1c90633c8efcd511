package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final Path FOLDER = Path.of("../packaging/examples/hl7");

    @Test
    void everySampleIsOneMessageWithAControlIdOfTheRun() {
        for (Sample sample : Sample.ALL) {
            assertThat(Hl7Text.messages(FOLDER.resolve(sample.file()))).hasSize(1);
            Sample.Message message = sample.message(FOLDER, "RUN1");
            assertThat(message.controlId()).startsWith("QS-").endsWith("-RUN1");
            assertThat(new String(message.bytes(), ISO_8859_1))
                    .startsWith("MSH|^~\\&|")
                    .contains("|" + message.controlId() + "|P|2.5.1\r")
                    .endsWith("\r");
        }
    }
}
