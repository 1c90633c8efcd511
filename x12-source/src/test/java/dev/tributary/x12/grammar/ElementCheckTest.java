package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.ElementCheck;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElementCheckTest {

    private static final String ISA =
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              "
                    + "*240229*1230*^*00501*000000001*0*T*:~";
    private static final String DICTIONARY =
            """
            ST  143:ID:3:3:M
            SE  96:N0:1:10:M
            AAA 1:AN:2:4 2:N2:1:4 3:R:1:4 4:DT:6:8 5:TM:4:8 C001:*2 7:AN:1:3:*2 1250:ID:2:3 1251:AN:1:35 10:ID:2:2
            NOT 1:AN:1:1 2:AN:1:1 3:AN:1:1 4:AN:1:1 / %s
            C001 11:ID:2:2:M 12:AN:1:3 13:AN:1:3 / P0203
            """;
    private static final String GUIDE =
            """
            guide T
            set 837
            release 005010
            versions 005010X222
            units ST
            ST R 1
            AAA S >1 | 01? 02? 03? 04? 05? 06?(01=AB|CD,02?,03?) 07? 08? 09? 10?=@things
            NOT S >1
            SE R 1
            """;

    private static Grammar grammar(String notes, CodeLists lists) {
        Map<String, String> files = new HashMap<>();
        files.put("guides.txt", "T-005010");
        files.put("T-005010.x12g", GUIDE);
        files.put("segments-005010.x12s", DICTIONARY.formatted(notes));
        return Grammars.of(files::get, lists, List.of()).all().get(0);
    }

    private static List<String> check(String segment) {
        return check(segment, "P0102", StandardCharsets.ISO_8859_1, CodeLists.none());
    }

    private static List<String> check(
            String segment, String notes, Charset charset, CodeLists lists) {
        Grammar grammar = grammar(notes, lists);
        X12Tokens tokens = X12Tokens.of((ISA + segment + "~").getBytes(charset));
        tokens.next();
        tokens.next();
        StoredSegment stored = StoredSegment.of(tokens.segment(), charset, 2);
        List<String> found = new ArrayList<>();
        ElementCheck check =
                new ElementCheck(
                        tokens.delimiters(),
                        charset,
                        (severity, code, checked, element, component, repetition, dataElement) ->
                                found.add(
                                        code
                                                + " "
                                                + element
                                                + (component > 0 ? "-" + component : "")
                                                + (repetition > 0 ? "(" + repetition + ")" : "")));
        check.check(stored, grammar.root().segment(segment.startsWith("NOT") ? 2 : 1));
        return found;
    }

    @Test
    void findsNothingWrongWithWhatIsRight() {
        assertThat(check("AAA*AB*-1234*-12.34*20240229*1230*AB:1:2^CD*A^B*D8*20240101*ZZ"))
                .isEmpty();
    }

    @Test
    void countsNeitherSignNorPoint() {
        assertThat(check("AAA**-12345")).containsExactly("ELEMENT_TOO_LONG 2");
        assertThat(check("AAA***-123.45")).containsExactly("ELEMENT_TOO_LONG 3");
        assertThat(check("AAA**1.5")).containsExactly("ELEMENT_CHARACTER 2");
        assertThat(check("AAA***1.2.3")).containsExactly("ELEMENT_CHARACTER 3");
        assertThat(check("AAA***-")).containsExactly("ELEMENT_CHARACTER 3");
        assertThat(check("AAA***1-")).containsExactly("ELEMENT_CHARACTER 3");
    }

    @Test
    void countsCharactersAsThePartnerWritesThem() {
        CodeLists none = CodeLists.none();
        String four = "AAA*\u00e4\u00f6\u00fc\u00df";
        assertThat(check(four, "P0102", StandardCharsets.UTF_8, none)).isEmpty();
        assertThat(check(four, "P0102", StandardCharsets.ISO_8859_1, none)).isEmpty();
        assertThat(check(four + "e", "P0102", StandardCharsets.UTF_8, none))
                .containsExactly("ELEMENT_TOO_LONG 1");
        assertThat(check("AAA*A\tB")).containsExactly("ELEMENT_CHARACTER 1");
    }

    @Test
    void checksDatesAndTimes() {
        assertThat(check("AAA****20240230")).containsExactly("ELEMENT_DATE 4");
        assertThat(check("AAA****2402")).containsExactly("ELEMENT_TOO_SHORT 4");
        assertThat(check("AAA*****2460")).containsExactly("ELEMENT_TIME 5");
        assertThat(check("AAA********D8*20240230")).containsExactly("ELEMENT_DATE 9");
        assertThat(check("AAA********TM*2460")).containsExactly("ELEMENT_TIME 9");
    }

    @Test
    void namesTheComponentAndTheRepetition() {
        assertThat(check("AAA******AB^XX")).containsExactly("ELEMENT_CODE 6-1(2)");
        assertThat(check("AAA******AB:1")).containsExactly("ELEMENT_DEPENDENT_MISSING 6-3");
        assertThat(check("AAA******:1:2")).containsExactly("ELEMENT_MISSING 6-1");
        assertThat(check("AAA******AB:1:2:3")).containsExactly("COMPONENT_TOO_MANY 6-4");
        assertThat(check("AAA******AB^AB^AB")).containsExactly("REPETITION_TOO_MANY 6(3)");
        assertThat(check("AAA*******A^BBBB")).containsExactly("ELEMENT_TOO_LONG 7(2)");
        assertThat(check("AAA*A^B")).containsExactly("REPETITION_TOO_MANY 1(2)");
        assertThat(check("AAA*A:B")).containsExactly("COMPONENT_TOO_MANY 1-2");
        assertThat(check("AAA***********1")).containsExactly("ELEMENT_TOO_MANY 11");
    }

    @Test
    void asksAMountedListForItsCodes() {
        CodeLists lists = CodeLists.of(Map.of("things", List.of("ZZ", "YY")));
        assertThat(check("AAA**********ZZ", "P0102", StandardCharsets.US_ASCII, lists)).isEmpty();
        assertThat(check("AAA**********XX", "P0102", StandardCharsets.US_ASCII, lists))
                .containsExactly("CODE_LIST 10");
        assertThat(check("AAA**********XX")).isEmpty();
    }

    @Test
    void obeysTheSyntaxNotes() {
        assertThat(note("P0102", "NOT*1")).containsExactly("ELEMENT_DEPENDENT_MISSING 2");
        assertThat(note("P0102", "NOT*1*2")).isEmpty();
        assertThat(note("P0102", "NOT***3")).isEmpty();
        assertThat(note("R0102", "NOT***3")).containsExactly("ELEMENT_DEPENDENT_MISSING 1");
        assertThat(note("R0102", "NOT**2")).isEmpty();
        assertThat(note("E0102", "NOT*1*2")).containsExactly("ELEMENT_EXCLUDED 2");
        assertThat(note("E0102", "NOT*1")).isEmpty();
        assertThat(note("C0102", "NOT*1")).containsExactly("ELEMENT_DEPENDENT_MISSING 2");
        assertThat(note("C0102", "NOT**2")).isEmpty();
        assertThat(note("L010203", "NOT*1")).containsExactly("ELEMENT_DEPENDENT_MISSING 2");
        assertThat(note("L010203", "NOT*1**3")).isEmpty();
    }

    private static List<String> note(String note, String segment) {
        return check(segment, note, StandardCharsets.US_ASCII, CodeLists.none());
    }
}
