package dev.tributary.x12.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.grammar.Grammars;
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

    private static final Grammars GRAMMARS = Grammars.standard();

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

    @Test
    void theRulesOfTheGuidesNameWhatIsThere() throws Exception {
        Situations.ofGuides().refuseUnknown(GRAMMARS, List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            value = {
                "837Q 2300: CLM-20 % line 2: there is no guide '837Q'; did you mean '837D'?",
                "837P,837P-005011 2300: CLM-20 %"
                        + " line 2: there is no guide '837P-005011'; did you mean '837P-005010'?",
                "837P 2030: CLM-20 % line 2: 837P has no loop '2030'; did you mean '2300'?",
                "837P 2300: if CML-05-3 = 7 then REF[01=F8] %"
                        + " line 2: loop 2300 of 837P has no segment 'CML'; did you mean 'CLM'?",
                "837P 2300: not (HI and SV1) %" + " line 2: loop 2300 of 837P has no segment 'SV1'",
                "837P 2300: loop 2310Z % line 2: 837P has no loop '2310Z'; did you mean '2310A'?",
                "837P 2300: CLM-01 = @2010BX/NM1-09 %"
                        + " line 2: 837P has no loop '2010BX'; did you mean '2010BA'?",
                "837P 2300: CLM-25 % line 2: there is no CLM-25",
                "837P 2300: CLM-05-9 % line 2: there is no CLM-05-9",
                "837P 2300: CLM-01-2 % line 2: there is no CLM-01-2",
                "837P 2300: REF[09=F8] % line 2: there is no REF-09",
                "partner=pyaer_a 837P 2300: CLM-20 %"
                        + " line 2: no trading partner is named 'pyaer_a'; did you mean 'payer_a'?",
            })
    void aNameThatIsNotKnownIsRefusedWithTheNearest(String rule, String reason) throws Exception {
        Situations rules = Situations.ofPartners("837P 2300: CLM-20\n" + rule);

        assertThatThrownBy(() -> rules.refuseUnknown(GRAMMARS, List.of("payer_a")))
                .isInstanceOf(SituationException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "partner=payer_a 837P 2300: CLM-20",
                "837P,837I 2300: if CL1 then loop 2310F",
                "837P 2300: REF[01=F8|9F]-02",
                "837I 2300: HI[01-1=BBQ]-12-9",
                "837P 2300: CLM-01-1 = X",
                "999 2000: AK2-01 = 837",
            })
    void aNameThatOneOfTheGuidesHasIsKnown(String rule) throws Exception {
        Situations.ofPartners(rule).refuseUnknown(GRAMMARS, List.of("payer_a"));
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
