package dev.tributary.x12.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.map.Sample;
import dev.tributary.x12.parse.Loop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SituationsTest {

    private static final String CLAIM =
            """
            ST*837*0001
            BHT*0019*00*1*20260101*1023*CH
            loop 2000A
              HL*1**20*1
              loop 2010AA
                NM1*85*2*A CLINIC
              loop 2000B
                HL*2*1*22*0
                SBR*P*18
                loop 2010BA
                  NM1*IL*1*DOE*ERIKA****MI*MEM1
                  N3*1 FIRST STREET
                  N4*TOWN*IL*60601
                  DMG*D8*19800102*F
                loop 2300
                  CLM*CLM01*150.5***21:B:1
                  DTP*435*D8*20260101
                  REF*F8*ICN1
                  loop 2310B
                    NM1*82*1*HEALER
                  loop 2400
                    LX*1
                    SV1*HC:99213*150.5*UN*1
            """;

    @Test
    void readsTheExamplesOfItsDocumentation() throws Exception {
        String page = Files.readString(Path.of("../docs/x12-source.md"));
        String section = page.substring(page.indexOf("## Rules between segments"));
        int start = section.indexOf("```text\n") + "```text\n".length();
        assertThat(SituationReader.read(section.substring(start, section.indexOf("\n```\n"))))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "if CLM-05-1 = 21 then DTP[01=435]; ",
                "if CLM-05-1 = 11|21 then DTP[01=439]; SEGMENT 2300/DTP[14]",
                "if CLM-05-1 = 11 then DTP[01=439]; ",
                "if CLM-05-1 != 11 then DTP[01=439]; SEGMENT 2300/DTP[14]",
                "not REF[01=F8]; UNUSED 2300/REF[13]",
                "not REF[01=F8]-02; UNUSED 2300/REF[13]-02",
                "not REF[01=G1|9F]; ",
                "CLM-20; MISSING 2300/CLM[11]-20",
                "CLM-05-3 = 7|8; VALUE 2300/CLM[11]-05-3",
                "CLM-19 = PB; MISSING 2300/CLM[11]-19",
                "CLM-19 != PB; ",
                "CLM-02 <= 150.5; ",
                "CLM-02 <= 150; VALUE 2300/CLM[11]-02",
                "CLM-02 >= 150.51; VALUE 2300/CLM[11]-02",
                "loop 2310B; ",
                "loop 2310A; SEGMENT 2310A/NM1[14]",
                "not loop 2310B; UNUSED 2310B/NM1[14]",
                "2310B/NM1-01 = 82; ",
                "2400/SV1-01-1 = HC; ",
                "2000B/SBR-01 = P; ",
                "2010BA/NM1-09; ",
                "2010BA/NM1-09 = @2000B/SBR-02; VALUE 2010BA/NM1[7]-09",
                "ST/BHT-06 = CH; ",
                "2310B/NM1-03 and (CLM-20 or REF[01=F8]); ",
                "CLM-20 or CLM-19; MISSING 2300/CLM[11]-20",
                "REF[01=F8] and CLM-19; MISSING 2300/CLM[11]-19",
            })
    void aRuleHoldsOrTellsWhereItDoesNot(String rule, String expected) throws Exception {
        assertThat(found("837P 2300: " + rule))
                .isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @Test
    void aRuleIsForItsGuidesAndReleasesAlone() throws Exception {
        assertThat(found("837I 2300: CLM-20")).isEmpty();
        assertThat(found("837P-004010 2300: CLM-20")).isEmpty();
        assertThat(found("837I,837P-005010 2300: CLM-20")).hasSize(1);
    }

    @Test
    void aRuleAboutALoopAroundIsHeldOnce() throws Exception {
        Situations rules = Situations.ofPartners("837P 2010AA: NM1-09\n837P 2000B: SBR-05");
        Sample sample = Sample.of("837P", "2300", CLAIM);
        List<SetIssue> found = new ArrayList<>();
        Loop unit = sample.units().get(0);
        rules.unit(sample.set(), unit, found::add);
        rules.unit(sample.set(), unit, found::add);

        assertThat(found).hasSize(2);
    }

    @Test
    void aRuleMayBeAWarningAndAPartnersOwn() throws Exception {
        Sample sample = Sample.of("837P", "2300", CLAIM);
        List<SetIssue> found = new ArrayList<>();
        Situations.ofPartners(
                        "partner=sample 837P 2300 warning: CLM-20\npartner=another 837P 2300: CLM-19")
                .unit(sample.set(), sample.units().get(0), found::add);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).code()).isEqualTo(X12IssueCode.PARTNER_RULE);
        assertThat(found.get(0).severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void theRulesOfTheGuidesAreReadAndHeld() {
        assertThat(Situations.ofGuides().size()).isBetween(45, 80);
        Sample sample =
                Sample.of("837P", "2300", CLAIM.replace(":B:1", ":B:7").replace("F8", "G1"));
        List<SetIssue> found = new ArrayList<>();
        Situations.ofGuides().unit(sample.set(), sample.units().get(0), found::add);

        assertThat(text(found)).containsExactly("SEGMENT 2300/REF[14]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "837P 2300 CLM-20; line 2: a rule begins with guides",
                "837P 2300: if CLM-20; line 2: 'then' is missing",
                "837P 2300: CLM-20 =; line 2: the rule ends too early",
                "837P 2300: CLM = 1; line 2: values stand in elements",
                "837P 2300: CLM-20 CLM-19; line 2: 'CLM-19' stands behind the end",
                "837P 2300: clm-20; line 2: 'clm-20' is no path",
                "837P 2300: REF[F8]; line 2: 'F8' is no condition",
                "837P 2300: CLM-02 <= x; line 2: 'x' is no number",
                "837P 2300: (CLM-02; line 2: ')' is missing",
            })
    void aLineThatIsNoRuleIsRefusedWithItsNumber(String rule, String reason) {
        assertThatThrownBy(() -> Situations.ofPartners("# a comment\n" + rule))
                .isInstanceOf(SituationException.class)
                .hasMessageStartingWith(reason);
    }

    private static List<String> found(String rules) throws SituationException {
        Sample sample = Sample.of("837P", "2300", CLAIM);
        List<SetIssue> found = new ArrayList<>();
        Situations.of(SituationReader.read(rules))
                .unit(sample.set(), sample.units().get(0), found::add);
        return text(found);
    }

    private static List<String> text(List<SetIssue> found) {
        return found.stream().map(i -> word(i.code()) + " " + i.location()).toList();
    }

    private static String word(X12IssueCode code) {
        return switch (code) {
            case SEGMENT_DEPENDENT_MISSING -> "SEGMENT";
            case SEGMENT_DEPENDENT_UNUSED, ELEMENT_SITUATION_UNUSED -> "UNUSED";
            case ELEMENT_SITUATION_MISSING -> "MISSING";
            case ELEMENT_SITUATION_VALUE -> "VALUE";
            default -> code.name();
        };
    }
}
