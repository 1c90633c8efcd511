package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.x12.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrammarsTest {

    private static final String DICTIONARY =
            """
            ST  143:ID:3:3:M 329:AN:4:9:M 1705:AN:1:35
            SE  96:N0:1:10:M 329:AN:4:9:M
            HL  628:AN:1:12:M 734:AN:1:12 735:ID:1:2:M 736:ID:1:1
            CLM 1028:AN:1:38:M 782:R:1:18 C023 / P0102
            DTP 374:ID:3:3:M 1250:ID:2:3:M 1251:AN:1:35:M
            C023 1331:AN:1:2:M 1332:ID:1:2
            """;
    private static final String GUIDE =
            """
            guide T
            set 837
            release 005010
            versions 005010X222 005010X222A1
            units 2300
            ST R 1 | 01 02 03
            loop 2000A R >1
              HL R 1 03=20 | 01 03 04
              loop 2000B S >1
                HL R 1 03=22 | 01 02 03 04
                use 2300 S 100
            SE R 1 | 01 02
            define 2300
              CLM R 1 | 01 02? 03?(01=11|12,02)
              DTP S 1 01=431 | 01 02=D8 03
              DTP S 2 01=454 | 01 02=D8 03
            """;

    private static Grammars read(String dictionary, String guide, String... overlays) {
        Map<String, String> files = new HashMap<>();
        files.put("guides.txt", "T-005010");
        files.put("T-005010.x12g", guide);
        files.put("segments-005010.x12s", dictionary);
        List<Overlay> read = overlays.length == 0 ? List.of() : Overlay.read("o.x12o", overlays[0]);
        return Grammars.of(files::get, CodeLists.none(), read);
    }

    private static Grammars grammars(String... overlays) {
        return read(DICTIONARY, GUIDE, overlays);
    }

    private static LoopRow claim(Grammar grammar) {
        return grammar.root().loop(1).loop(1).loop(1);
    }

    @Test
    void readsEveryTableThatComesWithThePlugin() throws IOException {
        Path folder = Path.of("src/main/resources/dev/tributary/x12/grammar");
        List<String> tables;
        try (Stream<Path> files = Files.list(folder)) {
            tables =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".x12g"))
                            .map(name -> name.replace(".x12g", ""))
                            .sorted()
                            .toList();
        }
        assertThat(Grammars.standard().all())
                .extracting(grammar -> grammar.name() + "-" + grammar.release())
                .containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void makesRowsOfALoopThatIsDefinedElsewhere() {
        Grammar grammar = grammars().all().get(0);
        LoopRow claim = claim(grammar);
        assertThat(claim.id()).isEqualTo("2300");
        assertThat(claim.isUnit()).isTrue();
        assertThat(claim.max()).isEqualTo(100);
        assertThat(grammar.root().holdsUnits()).isTrue();
        assertThat(claim.start().code()).isEqualTo(Segment.code("CLM"));
        ElementRow place = claim.start().elements().rows()[2];
        assertThat(place.components().rows()[0].codes().codes()).containsExactly("11", "12");
        assertThat(claim.rankOf(1)).isEqualTo(claim.rankOf(2));
    }

    @Test
    void saysInWhichLineATableIsWrong() {
        assertThatThrownBy(() -> read(DICTIONARY, GUIDE.replace("SE R 1", "SE X 1")))
                .isInstanceOf(GrammarException.class)
                .hasMessage("T-005010.x12g:12: X is none of R, S, N");
        assertThatThrownBy(() -> read(DICTIONARY, GUIDE.replace("02=D8 03", "02=D8 04")))
                .hasMessage("T-005010.x12g:15: DTP has no element or component 4");
        assertThatThrownBy(() -> read(DICTIONARY.replace("CLM", "CLX"), GUIDE))
                .hasMessage("T-005010.x12g:14: the dictionary of 005010 has no segment CLM");
        assertThatThrownBy(() -> read(DICTIONARY.replace("628:AN", "628:XX"), GUIDE))
                .hasMessage("segments-005010.x12s:3: 628:XX:1:12:M: XX is no type");
        assertThatThrownBy(() -> read(DICTIONARY, GUIDE.replace("units 2300", "units 2400")))
                .hasMessage("T-005010.x12g:1: units: there is no loop 2400");
    }

    @Test
    void findsAGrammarByItsVersionAndByOthersOfTheSameGuide() {
        Grammars grammars = grammars();
        assertThat(grammars.find("837", "005010X222A1", null, SetTraits.NONE)).isPresent();
        assertThat(grammars.find("837", "005010X222A2", null, SetTraits.NONE)).isPresent();
        assertThat(grammars.find("837", "005010", null, SetTraits.NONE)).isPresent();
        assertThat(grammars.find("837", "005010X223A2", null, SetTraits.NONE)).isEmpty();
        assertThat(grammars.find("835", "005010X222A1", null, SetTraits.NONE)).isEmpty();
        assertThat(grammars.find("837", null, null, SetTraits.NONE)).isEmpty();
    }

    @Test
    void tellsClaimsApartByWhatTheyHoldWhereTheVersionDoesNot() {
        Grammars grammars = Grammars.standard();
        SetTraits institutional = new SetTraits("0019", "00", Segment.code("SV2"));
        assertThat(grammars.find("837", "005010", null, institutional))
                .hasValueSatisfying(grammar -> assertThat(grammar.name()).isEqualTo("837I"));
    }

    @Test
    void changesAGuideForAPartner() {
        Grammars grammars =
                grammars(
                        """
                        overlay acme of T
                        max 2300 500
                        usage 2000B R
                        set 2300/CLM-03 R
                        set 2300/DTP[454] N
                        allow 2300/DTP 01=999
                        codes 2300/CLM 03-1=21
                        unordered 2300
                        """);
        Grammar changed = grammars.find("837", "005010X222", "acme", SetTraits.NONE).orElseThrow();
        LoopRow claim = claim(changed);
        assertThat(claim.max()).isEqualTo(500);
        assertThat(changed.root().loop(1).loop(1).usage()).isEqualTo(Usage.REQUIRED);
        ElementRow place = claim.start().elements().rows()[2];
        assertThat(place.usage()).isEqualTo(Usage.REQUIRED);
        assertThat(place.components().rows()[0].codes().codes()).containsExactly("21");
        assertThat(claim.segment(2).usage()).isEqualTo(Usage.UNUSED);
        assertThat(claim.segment(3).discriminators().get(0).codes().codes()).containsExactly("999");
        LoopRow plain = claim(grammars.all().get(0));
        assertThat(plain.max()).isEqualTo(100);
        assertThat(plain.size()).isEqualTo(3);
    }

    @Test
    void refusesAnOverlayOfWhatIsNotThere() {
        assertThatThrownBy(() -> grammars("overlay acme of T\nmax 2310 5\n"))
                .hasMessage("o.x12o:2: the guide has no loop 2310");
        assertThatThrownBy(() -> grammars("overlay acme of T\nset 2300/REF R\n"))
                .hasMessage("o.x12o:2: the guide has no 2300/REF");
    }

    @Test
    void codesOfAPartnerGoBeforeTheListOfTheGuide() {
        Grammars grammars =
                Grammars.with(
                        CodeLists.none(),
                        Map.of("o.x12o", "overlay acme of 837P\ncodes 2300/CLM 05-1=12\n"));
        for (String version : List.of("005010X222A1", "004010X098A1")) {
            LoopRow claim =
                    grammars
                            .find("837", version, "acme", SetTraits.NONE)
                            .orElseThrow()
                            .root()
                            .all()
                            .stream()
                            .filter(loop -> loop.id().equals("2300"))
                            .findFirst()
                            .orElseThrow();
            ElementRow place = claim.start().elements().rows()[4].components().rows()[0];
            assertThat(place.codes().codes()).containsExactly("12");
        }
    }

    @Test
    void refusesToAddACodeToAListThatIsTheUsersFile() {
        Map<String, String> overlay =
                Map.of("o.x12o", "overlay acme of 837P\nallow 2300/CLM 05-1=99\n");
        assertThatThrownBy(() -> Grammars.with(CodeLists.none(), overlay))
                .hasMessageContaining("o.x12o:2: the codes are those of the list place-of-service")
                .hasMessageContaining("code.lists");
    }
}
