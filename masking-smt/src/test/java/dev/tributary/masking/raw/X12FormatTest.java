package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class X12FormatTest {

    static final String ISA =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
                    + "*260105*1200*^*00501*000000001*0*P*:~";

    private final X12Format format = new X12Format();

    @Test
    void showsEachElementAsWhatItIs() {
        assertThat(
                        shown(
                                "NM1*IL*1*DOE*JANE*Q***MI*A77~N3*1 MAIN ST~N4*TOWN*NY*12345~"
                                        + "DMG*D8*19800115*F~REF*SY*123456789~REF*EA*M1~CLM*P55*125.5***11:B:1~"
                                        + "DTP*472*D8*20260101~PER*IC*BO*TE*5550100*EM*a@b.org~"))
                .containsExactly(
                        "NM1-03 NAME DOE",
                        "NM1-04 NAME JANE",
                        "NM1-05 NAME Q",
                        "NM1-09 MEMBER_ID A77",
                        "N3-01 ADDRESS 1 MAIN ST",
                        "N4-01 ADDRESS TOWN",
                        "N4-03 ZIP 12345",
                        "DMG-02 BIRTH_DATE 19800115",
                        "REF-02 SSN 123456789",
                        "REF-02 MRN M1",
                        "CLM-01 ACCOUNT_NUMBER P55",
                        "DTP-03 EVENT_DATE 20260101",
                        "PER-02 NAME BO",
                        "PER-04 PHONE 5550100",
                        "PER-06 EMAIL a@b.org");
    }

    @Test
    void codesAmountsAndStructurePass() {
        String body =
                "HL*1**20*1~SBR*P*18***MB****CI~HI*ABK:J45909*ABF:E119~"
                        + "SV1*HC:99213:25*125.5*UN*1***1:2~CAS*CO*45*10.25~LX*1~";
        assertThat(format.rewrite(ISA + body, Masks.BLANK).orElseThrow()).endsWith(body);
    }

    @Test
    void unknownElementsAndSegmentsGoThroughTheMask() {
        assertThat(shown("CLM*P*1" + "*".repeat(30) + "x~BIG*20260105*a:b^c~"))
                .containsExactly(
                        "CLM-01 ACCOUNT_NUMBER P",
                        "CLM-32 unlisted x",
                        "BIG-01 unlisted 20260105",
                        "BIG-02.1 unlisted a",
                        "BIG-02.2 unlisted b",
                        "BIG-02 unlisted c");
    }

    @Test
    void aPieceOfTextIsDataFromItsFirstLetterOn() {
        assertThat(shown("NTE*ADD*seen by~LEE~Smith*John~"))
                .containsExactly(
                        "NTE-02 FREE_TEXT seen by",
                        "???-00 unlisted LEE",
                        "???-00 unlisted Smith",
                        "???-01 unlisted John");
    }

    @Test
    void aSimpleElementIsOneTextWhateverItHolds() {
        assertThat(shown("NTE*ADD*call 10:30 ^ Jane~"))
                .containsExactly("NTE-02 FREE_TEXT call 10:30 ^ Jane");
    }

    @Test
    void aDelimiterInWhatTheMaskGivesIsReplaced() {
        assertThat(rewritten("NM1*IL*1*DOE~NTE*ADD*a:b~", Masks.constant("v3:x*y~z^\n")))
                .endsWith("NM1*IL*1*v3-x-y-z--~NTE*ADD*v3:x-y-z--~");
        assertThat(format.rewrite((ISA + "NM1*IL*1*DOE~").replace('*', '-'), Masks.constant("a-b")))
                .hasValueSatisfying(text -> assertThat(text).endsWith("NM1-IL-1-a b~"));
    }

    @Test
    void isaKeepsItsWidthsAndItsDelimiters() {
        assertThat(rewritten("IEA*0*000000001~", Masks.BLANK))
                .isEqualTo(
                        "ISA*00*          *00*          *ZZ*               *ZZ*               "
                                + "*      *    *^*00501*         *0*P*:~IEA*0*         ~");
        assertThat(rewritten("IEA*0*000000001~", Masks.constant("a long text to be cut")))
                .startsWith(
                        "ISA*00*          *00*          *ZZ*a long text to *ZZ*a long text to ");
    }

    @Test
    void trailersRepeatTheControlNumbersOfTheirHeaders() {
        int[] count = {0};
        LeafMask random = (path, pii, text) -> Optional.of("R" + count[0]++);
        String text =
                rewritten(
                        "GS*HC*A*B*20260105*1200*1234567*X*005010X222A1~ST*837*AB12~SE*2*AB12~GE*1*1234567~IEA*1*000000001~",
                        random);
        String[] segments = text.split("~", -1);
        assertThat(segments[0].split("\\*", -1)[13].strip())
                .isEqualTo(segments[5].split("\\*", -1)[2].strip());
        assertThat(segments[1].split("\\*", -1)[6]).isEqualTo(segments[4].split("\\*", -1)[2]);
        assertThat(segments[2].split("\\*", -1)[2]).isEqualTo(segments[3].split("\\*", -1)[2]);
    }

    @Test
    void anIsaThatWasNotPaddedIsPaddedWhenItChanges() {
        String payload = "ISA*00**00**ZZ*SENDER*ZZ*RECEIVER*260105*1200*^*00501*1*0*P*:~IEA*0*1~";
        String text = format.rewrite(payload, Masks.BLANK).orElseThrow();
        assertThat(text.indexOf('~')).isEqualTo(105);
        assertThat(format.rewrite(text, Masks.IDENTITY)).hasValue(text);
    }

    @Test
    void binaryDataIsNeitherTextNorSplitAndItsLengthFollows() {
        String payload = ISA + "BIN*7*a~b*c:d~IEA*0*1~";
        assertThat(Masks.shown(format, payload)).contains("BIN-02 RAW_PAYLOAD a~b*c:d");
        assertThat(format.rewrite(payload, Masks.constant("x~\u4e2d")))
                .hasValueSatisfying(text -> assertThat(text).contains("~BIN*3*x~?~IEA"));
        assertThat(format.rewrite(payload, Masks.IDENTITY)).hasValue(payload);
    }

    @ParameterizedTest
    @CsvSource({"FX,FAX", "UR,URL", "TE,PHONE", "CP,PHONE"})
    void contactNumbersAreWhatTheirQualifierSays(String qualifier, String pii) {
        assertThat(shown("PER*IC**" + qualifier + "*12~")).containsExactly("PER-04 " + pii + " 12");
    }

    @Test
    void whatReadsAsNoDateIsNone() {
        assertThat(shown("DTP*472*D8*JANE~DTP*472*RD8*20260101-20260131~"))
                .containsExactly("DTP-03 unlisted JANE", "DTP-03 EVENT_DATE 20260101-20260131");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "ISA", "ISA*00*short~", "GS*HC~ST*837~"})
    void whatIsNoInterchangeIsNotRewritten(String payload) {
        assertThat(format.rewrite(payload, Masks.IDENTITY)).isEmpty();
    }

    @Test
    void junkMakesTheWholeUnreadable() {
        assertThat(format.rewrite(ISA + "IEA*0*1~ John Smith", Masks.IDENTITY)).isEmpty();
    }

    @Test
    void recognisesInterchanges() {
        for (String start : List.of("ISA*", "\ufeffISA|", "\r\n ISA\u001d")) {
            assertThat(format.recognises(start)).isTrue();
        }
        assertThat(format.recognises("ISAAC")).isFalse();
        assertThat(format.recognises("ISA")).isFalse();
    }

    @Test
    void anyCharactersAndLineEndsStay() {
        String body = "\r\nNM1*IL*1*D\u00d6E~\r\n~~NTE*ADD*\u4e2d~\r\nIEA*0*1~\u001a";
        assertThat(format.rewrite(ISA + body, Masks.IDENTITY)).hasValue(ISA + body);
        String latin = body.replace('\u4e2d', '\u00e4');
        assertThat(format.rewrite(ISA + latin, Masks.IDENTITY)).hasValue(ISA + latin);
    }

    private List<String> shown(String segments) {
        return Masks.shown(format, ISA + segments).stream()
                .filter(shown -> !shown.startsWith("ISA-"))
                .toList();
    }

    private String rewritten(String segments, LeafMask mask) {
        return format.rewrite(ISA + segments, mask).orElseThrow();
    }
}
