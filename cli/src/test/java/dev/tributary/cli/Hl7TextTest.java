package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TextTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void endsSegmentsWithACarriageReturnWhateverTheFileHas(String lineEnd) throws IOException {
        assertThat(messagesOf("MSH|^~\\&|A" + lineEnd + "PID|1" + lineEnd))
                .containsExactly("MSH|^~\\&|A\rPID|1\r");
    }

    @Test
    void splitsAFileWithManyMessagesAndLeavesTheBatchEnvelopeOut() throws IOException {
        assertThat(
                        messagesOf(
                                "FHS|^~\\&|A\nBHS|^~\\&|A\nMSH|^~\\&|A\nPID|1\nMSH|^~\\&|B\nBTS|2\nFTS|1\n"))
                .containsExactly("MSH|^~\\&|A\rPID|1\r", "MSH|^~\\&|B\r");
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        assertThat(messagesOf("MSH|^~\\&|\u00fc\u0080\u00ff"))
                .containsExactly("MSH|^~\\&|\u00fc\u0080\u00ff\r");
    }

    @Test
    void sendsWhatIsNoMessageAsItIs() throws IOException {
        assertThat(messagesOf("hello\n")).containsExactly("hello\r");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> Hl7Text.messages(folder.resolve("none.hl7")))
                .hasMessageContaining("none.hl7");
    }

    private List<String> messagesOf(String content) throws IOException {
        Path file = folder.resolve("messages.hl7");
        Files.write(file, content.getBytes(ISO_8859_1));
        return Hl7Text.messages(file).stream()
                .map(message -> new String(message, ISO_8859_1))
                .toList();
    }
}
