package dev.tributary.hl7.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.Issue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7ParserTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Charset> FALLBACKS = List.of(StandardCharsets.UTF_8, WINDOWS);

    private final Hl7Parser parser = new Hl7Parser(FALLBACKS, "2.3");

    private static byte[] message(String charset, String name, Charset in) {
        return ("MSH|^~\\&|A|B|C|D|20260102||ADT^A01|1|P|2.5||||||"
                        + charset
                        + "\rPID|1||P1||"
                        + name
                        + "^X\r")
                .getBytes(in);
    }

    private Hl7Message parsed(byte[] bytes) {
        return ((Hl7Parser.Parsed) parser.parse(bytes)).message();
    }

    private static String family(Hl7Message message) {
        return message.text(message.tokens().segment(1).field(5).component(1));
    }

    @ParameterizedTest
    @CsvSource({
        "UNICODE UTF-8,UTF-8",
        "UTF-8,UTF-8",
        "utf8,UTF-8",
        "UNICODE,UTF-8",
        "8859/1,ISO-8859-1",
        "ISO-8859-1,ISO-8859-1",
        "ISO8859-15,ISO-8859-15",
        "8859/15,ISO-8859-15",
        "ISO IR100,ISO-8859-1",
        "ISO IR192,UTF-8",
        "windows-1252,windows-1252",
        "GB 18030-2000,GB18030",
        "BIG-5,Big5",
        "KS X 1001,EUC-KR",
        "ISO IR87,ISO-2022-JP",
    })
    void readsTheCharacterSetThatTheMessageNames(String name, String java) {
        Charset charset = Charset.forName(java);
        String text = charset.newEncoder().canEncode('\u00fc') ? "M\u00fcller" : "\u4e2d";
        Hl7Message message = parsed(message(name, text, charset));
        assertThat(family(message)).isEqualTo(text);
        assertThat(message.issues()).isEmpty();
        assertThat(message.receivedCharset()).isEqualTo(charset);
    }

    @Test
    void theSecondRepetitionCounts() {
        Hl7Message message = parsed(message("ASCII~8859/1", "M\u00fcller", WINDOWS));
        assertThat(family(message)).isEqualTo("M\u00fcller");
        assertThat(message.issues()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',CHARSET_ASSUMED", "KLINGON,CHARSET_UNKNOWN", "UTF-8,CHARSET_MISMATCH",
        "UNICODE UTF-16,CHARSET_UNKNOWN", "UTF-16LE,CHARSET_UNKNOWN", "IBM037,CHARSET_UNKNOWN"
    })
    void triesTheFallbacksInOrderAndSaysSo(String name, String issue) {
        Hl7Message message = parsed(message(name, "M\u00fcller", WINDOWS));
        assertThat(family(message)).isEqualTo("M\u00fcller");
        assertThat(message.receivedCharset()).isEqualTo(WINDOWS);
        assertThat(message.issues()).extracting(i -> i.code().name()).containsExactly(issue);
    }

    @Test
    void bytesThatFitNothingAreRefusedWithTheirPlace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(message("", "M\u00fcller", StandardCharsets.UTF_8));
        out.writeBytes("OBX|1|ST|C||ab".getBytes(StandardCharsets.US_ASCII));
        int offset = out.size();
        out.write(0x81);
        out.write(0xff);
        Issue issue = ((Hl7Parser.Unreadable) parser.parse(out.toByteArray())).issue();
        assertThat(issue.code()).isEqualTo(Hl7IssueCode.CHARSET_INVALID);
        assertThat(issue.location()).isEqualTo("OBX-5 (byte " + (offset + 1) + ")");
    }

    @Test
    void nothingIsEverReplaced() {
        byte[] bytes = message("", "M\u00fcller", WINDOWS);
        assertThat(family(parsed(bytes))).doesNotContain("\ufffd");
        assertThat(new Hl7Parser(List.of(StandardCharsets.UTF_8)).parse(bytes))
                .isInstanceOf(Hl7Parser.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ADT^A01,ADT^A01",
        "ADT,ADT",
        "ADT^A01^ADT_A01,ADT^A01",
        "ADT^^ADT_A05,ADT^A05",
        "ADT_A03,ADT^A03",
        "' ADT ^ A01 ',ADT^A01"
    })
    void readsTheTypeHoweverItIsWritten(String sent, String type) {
        byte[] bytes = ("MSH|^~\\&|||||||" + sent + "|1|P|2.5\r").getBytes(StandardCharsets.UTF_8);
        assertThat(parsed(bytes).type()).isEqualTo(type);
    }

    @Test
    void takesTheTriggerFromEvnWhereMsh9HasNone() {
        Hl7Message message =
                parsed("MSH|^~\\&|||||||ADT|1|P\rEVN|A08\r".getBytes(StandardCharsets.UTF_8));
        assertThat(message.type()).isEqualTo("ADT^A08");
        assertThat(message.code()).isEqualTo("ADT");
        assertThat(message.trigger()).isEqualTo("A08");
        assertThat(message.version()).isEqualTo("2.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MSH|^~\\&|", "MSH*:+\\%*", "MSH|^~\\&#|", "MSH|^|", "MSH||", "MSH|~^\\&|"})
    void readsAnyDelimiters(String start) {
        char field = start.charAt(3);
        char component = start.charAt(4) == field ? '^' : start.charAt(4);
        String text =
                start + "A" + String.valueOf(field).repeat(6) + "ADT" + component + "A01" + field;
        assertThat(parsed(text.getBytes(StandardCharsets.UTF_8)).type()).isEqualTo("ADT^A01");
    }

    @ParameterizedTest
    @CsvSource({"'',NOT_HL7", "PID|1,NOT_HL7", "MSHA,MSH_DELIMITERS_INVALID", "msh|,NOT_HL7"})
    void saysWhatIsNoMessage(String text, String code) {
        Hl7Parser.Result result = parser.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(((Hl7Parser.Unreadable) result).issue().code().name()).isEqualTo(code);
    }
}
