package dev.tributary.commons.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFileTest {

    @Test
    void splitsAtEachMsh() {
        assertThat(split("MSH|^~\\&|1\rPID|1\rMSH|^~\\&|2\nPID|2\n"))
                .containsExactly("MSH|^~\\&|1\rPID|1\r", "MSH|^~\\&|2\nPID|2\n");
    }

    @Test
    void takesFramesApart() {
        assertThat(split("\u000bMSH|^~\\&|1\rPID|1\r\u001c\r\u000bMSH|^~\\&|2\r\u001c\r"))
                .containsExactly("MSH|^~\\&|1\rPID|1\r", "MSH|^~\\&|2\r");
    }

    @Test
    void leavesBatchEnvelopesOut() {
        assertThat(split("FHS|^~\\&\rBHS|^~\\&\rMSH|^~\\&|1\rPID|1\rBTS|1\rFTS|1\r"))
                .containsExactly("MSH|^~\\&|1\rPID|1\r");
    }

    @Test
    void reportsWhatIsNoMessage() {
        assertThat(split("hello\nMSH|^~\\&|1\r")).containsExactly("hello\n", "MSH|^~\\&|1\r");
    }

    @Test
    void findsNothingInNothing() {
        assertThat(split("")).isEmpty();
        assertThat(split("\ufeff \r\n\n")).isEmpty();
    }

    @Test
    void anOrdinaryLineThatStartsWithMshIsNoHeader() {
        assertThat(split("MSH|^~\\&|1\rMSHAPE\r")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTS normal",
                "FTS: see note",
                "MSH was here",
                "BHS 2",
                "FHS 1",
                "MSH\u00e4"
            })
    void aLineOfTextThatStartsAsAnEnvelopeDoesStaysInItsMessage(String line) {
        String message = "MSH|^~\\&|1\rOBX|1|TX|a||one\n" + line + "\nthree\rPV1|1\r";
        assertThat(split(message)).containsExactly(message);
    }

    @Test
    void aTrailerHasTheSeparatorOfItsBatch() {
        assertThat(split("BHS*:+?%\rMSH*:+?%*1\rPID*1\rBTS*1\rMSH|^~\\&|2\rBTS|1\r"))
                .containsExactly("MSH*:+?%*1\rPID*1\r", "MSH|^~\\&|2\r");
        assertThat(split("BHS|^~\\&\rMSH|^~\\&|1\rBTS\rFTS")).containsExactly("MSH|^~\\&|1\r");
    }

    private static List<String> split(String file) {
        return MessageFile.split(file.getBytes(StandardCharsets.UTF_8)).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }
}
