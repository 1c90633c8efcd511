package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7FormatTest {

    private static final String MSH =
            "MSH|^~\\&|APP|FAC|||20260105||ADT^A01^ADT_A01|MSG1|P|2.5.1\r";

    private final Hl7Format format = new Hl7Format();

    @Test
    void showsEachLeafAsWhatItIs() {
        assertThat(
                        shown(
                                "PID|1||A77^^^HOSP^MR~123-45-6789^^^USA^SS||DOE^JANE^Q||19800115|F"
                                        + "|||1 MAIN ST^^TOWN^NY^12345-6789^USA||5550100^PRN^PH\r"))
                .containsExactly(
                        "PID-3.1 MRN A77",
                        "PID-3.4 FREE_TEXT HOSP",
                        "PID-3.1 SSN 123-45-6789",
                        "PID-3.4 FREE_TEXT USA",
                        "PID-5.1 NAME DOE",
                        "PID-5.2 NAME JANE",
                        "PID-5.3 NAME Q",
                        "PID-7 BIRTH_DATE 19800115",
                        "PID-11.1 ADDRESS 1 MAIN ST",
                        "PID-11.3 ADDRESS TOWN",
                        "PID-11.5 ZIP 12345-6789",
                        "PID-13.1 PHONE 5550100");
    }

    @Test
    void leavesWhatAParserNeeds() {
        assertThat(rewritten(MSH, Masks.BLANK))
                .isEqualTo("MSH|^~\\&|||||||ADT^A01^ADT_A01||P|2.5.1\r");
    }

    @Test
    void repetitionsUnknownFieldsAndZSegmentsGoThroughTheMask() {
        assertThat(shown("PID|||A~B~C\rZPI|1|a^b&c~d\rPV1|" + "|".repeat(80) + "x\r"))
                .containsExactly(
                        "PID-3.1 MRN A",
                        "PID-3.1 MRN B",
                        "PID-3.1 MRN C",
                        "ZPI-1.1 unlisted 1",
                        "ZPI-2.1 unlisted a",
                        "ZPI-2.2.1 unlisted b",
                        "ZPI-2.2.2 unlisted c",
                        "ZPI-2.1 unlisted d",
                        "PV1-81.1 unlisted x");
    }

    @Test
    void aLineOfTextIsDataFromItsFirstLetterOn() {
        assertThat(shown("NTE|1||seen by\rSmith, John\rLEE\rDOE|1\r"))
                .containsExactly(
                        "NTE-3 FREE_TEXT seen by",
                        "???-0.1 unlisted Smith, John",
                        "???-0.1 unlisted LEE",
                        "???-0.1 unlisted DOE",
                        "???-1.1 unlisted 1");
    }

    @Test
    void theMaskSeesTextAndWhatItGivesIsEscaped() {
        assertThat(shown("NTE|1||a\\T\\b\\.br\\c \\H\\Jo\\N\\hn M\\XFC\\ller M\\XC3BC\\ller\r"))
                .containsExactly("NTE-3 FREE_TEXT a&b\nc John M\u00fcller M\u00fcller");
        assertThat(rewritten("NTE|1||x\r", Masks.constant("|^~\\&\r\n")))
                .endsWith("NTE|1||\\F\\\\S\\\\R\\\\E\\\\T\\\\X0D\\\\X0A\\\r");
    }

    @Test
    void takesAnyDelimiters() {
        String message =
                "MSH*:+?%#*APP*FAC***20260105**ADT:A01*1*P*2.7\rPID***A:::H%1:MR+B**DOE:J#\r";
        assertThat(Masks.shown(format, message))
                .contains(
                        "PID-3.4.1 FREE_TEXT H",
                        "PID-3.1 MRN B",
                        "PID-5.1 NAME DOE",
                        "PID-5.2 NAME J#");
        assertThat(format.rewrite(message, Masks.constant("*:+?%#")))
                .hasValueSatisfying(
                        text ->
                                assertThat(text)
                                        .contains("**?F??S??R??E??T??P?:?F??S??R??E??T??P?\r"));
    }

    @Test
    void aMessageWithoutAnEscapeCharacterIsGivenNoDelimiters() {
        assertThat(format.rewrite("MSH|^|A\rNTE|1||x\r", Masks.constant("a|b^c")))
                .hasValue("MSH|^|a b c\rNTE|1||a b c\r");
    }

    @Test
    void whatStandsBehindTheDelimitersInMsh2IsData() {
        assertThat(Masks.shown(format, "MSH|^~\\&SMITH|A\rPID|1\r"))
                .containsExactly("MSH-2 unlisted SMITH", "MSH-3.1 FREE_TEXT A");
    }

    @Test
    void batchesAreRewrittenWithTheirHeaders() {
        String batch =
                "FHS|^~\\&|A|B|||20260105||FILE DOE\rBHS*:+?%*A\r" + MSH + "PID|||1\rBTS|1|x\r";
        assertThat(Masks.shown(format, batch))
                .contains("FHS-9 OTHER_ID FILE DOE", "BHS-3.1 FREE_TEXT A", "BTS-2 FREE_TEXT x");
        assertThat(format.rewrite(batch, Masks.BLANK))
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("FHS|^~\\&|||||||\rBHS*:+?%*\rMSH|"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NM|718-7^^LN||13.5; ",
                "NM|718-7^^LN||1234567; OBX-5 unlisted 1234567",
                "NM|718-7^^LN||JANE; OBX-5 unlisted JANE",
                "ST|X||JANE; OBX-5 FREE_TEXT JANE",
                "DT|X||20260105; OBX-5 EVENT_DATE 20260105",
                "DT|X||JANE; OBX-5 unlisted JANE",
                "DT|21112-8^^LN||19800115; OBX-5 BIRTH_DATE 19800115",
                "ST|45394-4^^LN||DOE; OBX-5 NAME DOE",
                "NM|30525-0^^LN||93; OBX-5 unlisted 93",
                "NM|30525-0^^LN||89; ",
                "SN|21612-7^^LN||>^93; OBX-5.2 unlisted 93",
                "SN|21612-7^^LN||^23; ",
                "XPN|X||DOE^JANE; OBX-5.1 NAME DOE",
                "ED|X||^AP^PDF^Base64^JVBERi0; OBX-5.5 RAW_PAYLOAD JVBERi0",
                "ED|X||^TEXT^^A^words; OBX-5.5 FREE_TEXT words",
                "SN|X||>^100; ",
                "QQ|X||what; OBX-5.1 unlisted what"
            })
    void obx5IsWhatObx2AndObx3Say(String obx, String expected) {
        List<String> shown =
                shown("OBX|1|" + obx + "\r").stream().filter(s -> s.startsWith("OBX-5")).toList();
        if (expected == null) {
            assertThat(shown).isEmpty();
        } else {
            assertThat(shown).first().isEqualTo(expected);
        }
    }

    @Test
    void aCodePassesOnlyWithASystemThatHasSuchCodes() {
        assertThat(shown("DG1|1||J45.909^Asthma^I10\rDG1|2||DOE55^x^I10\rDG1|3||J45.909^x\r"))
                .containsExactly(
                        "DG1-3.2 FREE_TEXT Asthma",
                        "DG1-3.1 unlisted DOE55",
                        "DG1-3.2 FREE_TEXT x",
                        "DG1-3.1 unlisted J45.909",
                        "DG1-3.2 FREE_TEXT x");
    }

    @Test
    void dataInAFreeTextIsNotSearchedAsText() {
        String data = "QUJD".repeat(50);
        assertThat(shown("NTE|1||" + data + "\rZZZ|" + data + "\r"))
                .containsExactly("NTE-3 RAW_PAYLOAD " + data, "ZZZ-1.1 RAW_PAYLOAD " + data);
    }

    @Test
    void aValueToBeDeletedStaysSo() {
        assertThat(rewritten("PID|1||A^^^H||\"\"^\"\"\r", Masks.BLANK))
                .endsWith("PID|1||^^^||\"\"^\"\"\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "MSH", "PID|1\rMSH|^~\\&|A", "x\rMSH|^~\\&|A"})
    void whatIsNoMessageIsNotRewritten(String payload) {
        assertThat(format.rewrite(payload, Masks.IDENTITY)).isEmpty();
    }

    @Test
    void aBrokenHeaderInsideMakesTheWholeUnreadable() {
        assertThat(format.rewrite(MSH + "MSH|^APP|x\r", Masks.IDENTITY)).isEmpty();
    }

    @Test
    void recognisesMessagesAndBatches() {
        for (String start : List.of("MSH|", "\ufeffMSH|", "\u000bMSH|", "\r\n FHS|", "BHS|")) {
            assertThat(format.recognises(start)).isTrue();
        }
        assertThat(format.recognises("PID|MSH|")).isFalse();
    }

    @Test
    void textOutsideAsciiAndLineEndsStay() {
        String message = "\ufeff" + MSH.replace("\r", "\r\n") + "\nPID|||\u00c4\u4e2d\n\n";
        assertThat(format.rewrite(message, Masks.IDENTITY)).hasValue(message);
        assertThat(format.rewrite(message, (path, pii, text) -> Optional.of("\u00df")))
                .hasValueSatisfying(text -> assertThat(text).endsWith("PID|||\u00df\n\n"));
    }

    @Test
    void halfACharacterIsNoText() {
        assertThat(format.rewrite(MSH + "PID|||\ud800\r", Masks.IDENTITY)).isEmpty();
    }

    private List<String> shown(String segments) {
        return Masks.shown(format, "MSH|^~\\&\r" + segments);
    }

    private String rewritten(String segments, LeafMask mask) {
        String message = segments.startsWith("MSH") ? segments : "MSH|^~\\&\r" + segments;
        return format.rewrite(message, mask).orElseThrow();
    }
}
