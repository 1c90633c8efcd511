package dev.tributary.hl7.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldCheckTest {

    @Test
    void aGoodMessageHasNoFindings() {
        assertThat(Judged.fields(Judged.ADMISSION)).isEmpty();
        assertThat(Judged.fields(Judged.RESULT)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "PID|1; XXX|1; SEGMENT_MISSING@PID",
                "EVN|A01; XXX|A01; SEGMENT_MISSING@EVN",
                "PV1|1; XXX|1; SEGMENT_MISSING@PV1",
                "HOSP|20260102100000+0000||ADT; HOSP|||ADT; FIELD_MISSING@MSH-7",
                "HOSP|20260102100000+0000||ADT; HOSP|20260102||ADT; DATE_IMPRECISE@MSH-7",
                "HOSP|20260102100000+0000||ADT; HOSP|today||ADT; TIME_INVALID@MSH-7",
                "|42|P|; |42||; FIELD_MISSING@MSH-11",
                "|42|P|; |42|X|; CODE_UNKNOWN@MSH-11",
                "|42|P|; |42|P^X|; CODE_UNKNOWN@nowhere",
                "|P|2.5.1; |P|; FIELD_MISSING@MSH-12",
                "|P|2.5.1; |P|2.x; CODE_UNKNOWN@MSH-12",
                "|2.5.1; |2.5.1|||XX; CODE_UNKNOWN@MSH-15",
                "|2.5.1; |2.5.1|||AL|XX; CODE_UNKNOWN@MSH-16",
                "ADT^A01^ADT_A01; ADT^A99; TRIGGER_UNKNOWN@MSH-9.2",
                "ADT^A01^ADT_A01; ADT; FIELD_MISSING@MSH-9.2",
                "ADT^A01^ADT_A01; QQQ^A01; MESSAGE_TYPE_UNKNOWN@MSH-9",
                "EVN|A01; EVN|A02; EVENT_MISMATCH@EVN-1",
                "EVN|A01|20260102100000+0000; EVN|A01; FIELD_MISSING@EVN-2",
                "PID|1; PID|1a; SEQUENCE_INVALID@PID-1",
                "Doe^Jane; ; FIELD_MISSING@PID-5",
                "19800115; 1980; DATE_IMPRECISE@PID-7",
                "19800115; 19801315; TIME_INVALID@PID-7",
                "19800115; 19800115^D; TIME_INVALID@nowhere",
                "19800115; 19801315^D; TIME_INVALID@PID-7.1",
                "19800115; 20260104; DATES_REVERSED@PID-7",
                "|F; |W; SEX_UNKNOWN@PID-8",
                "PV1|1|I; PV1|1|; FIELD_MISSING@PV1-2",
                "PV1|1|I; PV1|1|Q; CODE_UNKNOWN@PV1-2",
                "202601020900+0000; 202601020900+0000|202601020859+0000; DATES_REVERSED@PV1-44",
                "202601020900+0000; 202601020900+0000|202601021059+0200; DATES_REVERSED@PV1-44",
                "202601020900+0000; 202601020900+0000|202601020901+0000; DATES_REVERSED@nowhere",
                "202601020900+0000; 9 o'clock; TIME_INVALID@PV1-44",
            })
    void anAdmissionBrokenInOnePlace(String good, String bad, String finding) {
        judge(Judged.ADMISSION, good, bad, finding);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ORC|RE; ORC|; FIELD_MISSING@ORC-1",
                "ORC|RE; ORC|??; CODE_UNKNOWN@ORC-1",
                "|718-7^Hb^LN|||202; ||||202; FIELD_MISSING@OBR-4",
                "|202601020801+0000; |202601020701+0000; DATES_REVERSED@OBR-7",
                "OBX|1|NM; OBX|a|NM; SEQUENCE_INVALID@OBX[1]-1",
                "OBX|1|NM; OBX|1|XX; CODE_UNKNOWN@OBX[1]-2",
                "NM|718-7^Hb^LN; NM|; FIELD_MISSING@OBX[1]-3",
                "13.5; <13; NUMBER_INVALID@OBX[1]-5",
                "13.5; 12~1,5; NUMBER_INVALID@OBX[1]-5[2]",
                "13.5; 1.2.3; NUMBER_INVALID@OBX[1]-5",
                "13.5; -; NUMBER_INVALID@OBX[1]-5",
                "13.5; +.5; NUMBER_INVALID@nowhere",
                "|F|||; ||||; FIELD_MISSING@OBX[1]-11",
                "|F|||; |Q|||; CODE_UNKNOWN@OBX[1]-11",
                "OBX|2|DT|x^y^L||20260101; OBX|2|DT|x^y^L||soon; TIME_INVALID@OBX[2]-5",
                "OBX|2|DT|x^y^L||20260101; OBX|2|TM|x^y^L||2500; TIME_INVALID@OBX[2]-5",
                "OBX|2|DT|x^y^L||20260101; OBX|2|TM|x^y^L||2359; TIME_INVALID@nowhere",
                "OBX|2|DT|x^y^L||20260101; OBX|2|SI|x^y^L||1.5; SEQUENCE_INVALID@OBX[2]-5",
                "OBR|1|; XXX|1|; SEGMENT_MISSING@OBR",
            })
    void aResultBrokenInOnePlace(String good, String bad, String finding) {
        judge(Judged.RESULT, good, bad, finding);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ADT^A40; SEGMENT_MISSING@MRG",
                "ORM^O01; SEGMENT_MISSING@ORC",
                "MDM^T02; SEGMENT_MISSING@TXA",
                "SIU^S12; SEGMENT_MISSING@SCH",
                "DFT^P03; SEGMENT_MISSING@FT1",
                "RDE^O11; SEGMENT_MISSING@RXE",
                "RDS^O13; SEGMENT_MISSING@RXD",
                "RGV^O15; SEGMENT_MISSING@RXG",
                "RAS^O17; SEGMENT_MISSING@RXA",
                "MFN^M02; SEGMENT_MISSING@MFI",
                "ACK^A01; SEGMENT_MISSING@MSA",
                "VXU^V04; SEGMENT_MISSING@PID",
            })
    void aTypeWithoutTheSegmentThatItIsAbout(String type, String finding) {
        assertThat(Judged.fields("MSH|^~\\&|||||20260102100000||" + type + "|1|P|2.5\n"))
                .contains(finding);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "MRG|; FIELD_MISSING@MRG-1",
                "AL1|1|DA|; FIELD_MISSING@AL1-3",
                "FT1|1|||20260101|||x; FIELD_MISSING@FT1-6",
                "FT1|1|||20260101||QQ|x; CODE_UNKNOWN@FT1-6",
                "FT1|1|||20260101||CG|x|||many; NUMBER_INVALID@FT1-10",
                "RXA|0|1|20260102|20260101|x; DATES_REVERSED@RXA-3",
                "RXA|0|1|20260102|20260102|; FIELD_MISSING@RXA-5",
                "IN1|1|||||||||||20260102|20260101; DATES_REVERSED@IN1-12",
                "TXA|1|x||||||||||D1|||||Q; CODE_UNKNOWN@TXA-17",
                "MSA||42; FIELD_MISSING@MSA-1",
                "MSA|ZZ|42; CODE_UNKNOWN@MSA-1",
                "MSA|AA|; FIELD_MISSING@MSA-2",
                "SPM|1||||||||||||||||yesterday; TIME_INVALID@SPM-17",
            })
    void anotherSegmentBrokenInOnePlace(String segment, String finding) {
        assertThat(Judged.fields(Judged.ADMISSION + segment + "\n")).containsExactly(finding);
    }

    @Test
    void aValueThatIsTooLong() {
        assertThat(Judged.fields(Judged.ADMISSION.replace("4711", "4".repeat(256))))
                .containsExactly("VALUE_TOO_LONG@PID-3.1");
        assertThat(Judged.fields(Judged.ADMISSION.replace("|42|", "|" + "4".repeat(200) + "|")))
                .containsExactly("VALUE_TOO_LONG@MSH-10");
    }

    @Test
    void demandsOfLaterVersionsAreNotMadeOfEarlierOnes() {
        String result = Judged.RESULT.replace("|F|||", "||||").replace("2.5.1", "2.1");
        assertThat(Judged.fields(result)).isEmpty();
    }

    @Test
    void aLocalTypeIsNobodysBusiness() {
        assertThat(Judged.fields(Judged.RESULT.replace("ORU^R01^ORU_R01", "ZRU^Z01"))).isEmpty();
        assertThat(Judged.fields(Judged.RESULT.replace("ORU^R01^ORU_R01", "ORU^Z01"))).isEmpty();
    }

    @Test
    void whatIsToBeDeletedIsNotJudged() {
        assertThat(Judged.fields(Judged.ADMISSION.replace("19800115|F", "\"\"|\"\""))).isEmpty();
    }

    @Test
    void aThousandFaultsOfOneKindAreSaidAHundredTimes() {
        String lines =
                IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> "OBX|" + i + "|NM|x||y||||||F\n")
                        .collect(Collectors.joining());
        List<String> said = Judged.fields(Judged.RESULT + lines);
        assertThat(said).hasSize(101).contains("NUMBER_INVALID@OBX[3]-5");
        assertThat(said.get(100)).isEqualTo("MORE_FINDINGS@");
    }

    /** A finding at "nowhere" is one that must not be made. */
    private static void judge(String message, String good, String bad, String finding) {
        String broken = message.replace(good, bad == null ? "" : bad);
        assertThat(broken).isNotEqualTo(message);
        if (finding.endsWith("@nowhere")) {
            assertThat(Judged.fields(broken)).isEmpty();
        } else {
            assertThat(Judged.fields(broken)).contains(finding);
        }
    }
}
