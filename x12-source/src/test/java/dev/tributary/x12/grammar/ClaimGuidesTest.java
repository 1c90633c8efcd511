package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimGuidesTest {

    private final Grammars grammars = Grammars.standard();

    @ParameterizedTest
    @CsvSource({
        "005010X222, 837P",
        "005010X222A1, 837P",
        "005010X222A2, 837P",
        "005010X223, 837I",
        "005010X223A2, 837I",
        "005010X223A3, 837I",
        "005010X224, 837D",
        "005010X224A2, 837D",
        "004010X098, 837P",
        "004010X098A1, 837P",
        "004010X098DA1, 837P",
        "004010X096A1, 837I",
        "004010X097A1, 837D",
    })
    void everyVersionOfAClaimHasItsGuide(String version, String guide) {
        Grammar grammar = claim(version);
        assertThat(grammar.name()).isEqualTo(guide);
        assertThat(grammar.release()).isEqualTo(version.substring(0, 6));
        assertThat(grammar.group()).isEqualTo("HC");
    }

    @ParameterizedTest
    @CsvSource({
        "005010X222A1, 39, SV1",
        "005010X223A2, 36, SV2",
        "005010X224A2, 33, SV3",
        "004010X098A1, 40, SV1",
        "004010X096A1, 33, SV2",
        "004010X097A1, 28, SV3",
    })
    void theClaimUnderAPatientIsTheOneUnderASubscriber(String version, int loops, String service) {
        Grammar grammar = claim(version);
        List<LoopRow> claims =
                grammar.root().all().stream().filter(loop -> loop.id().equals("2300")).toList();
        assertThat(claims).hasSize(2).allMatch(LoopRow::isUnit);
        assertThat(ids(claims.get(0))).isEqualTo(ids(claims.get(1)));
        assertThat(ids(grammar.root()).stream().distinct()).hasSize(loops);
        LoopRow line = loop(claims.get(0), "2400");
        assertThat(line.start().id()).isEqualTo("LX");
        assertThat(line.segment(1).id()).isEqualTo(service);
        assertThat(line.segment(1).usage()).isEqualTo(Usage.REQUIRED);
    }

    @Test
    void rowsOfOneSegmentInALoopAreToldApart() {
        List<String> alike = new ArrayList<>();
        for (Grammar grammar : grammars.all()) {
            if (grammar.set().equals("837")) {
                grammar.root().all().forEach(loop -> alike(grammar, loop, alike));
            }
        }
        assertThat(alike).isEmpty();
    }

    private static void alike(Grammar grammar, LoopRow loop, List<String> found) {
        for (int a = 0; a < loop.size(); a++) {
            for (int b = a + 1; b < loop.size(); b++) {
                SegmentRow one = loop.segment(a);
                SegmentRow other = loop.segment(b);
                if (one.id().equals(other.id()) && !differ(one, other)) {
                    found.add(grammar + " " + loop.id() + " " + one.id());
                }
            }
        }
    }

    private static boolean differ(SegmentRow one, SegmentRow other) {
        return one.discriminators().stream()
                .anyMatch(
                        d ->
                                other.discriminators().stream()
                                        .anyMatch(
                                                e ->
                                                        d.element() == e.element()
                                                                && d.component() == e.component()
                                                                && Collections.disjoint(
                                                                        d.codes().codes(),
                                                                        e.codes().codes())));
    }

    private Grammar claim(String version) {
        return grammars.find("837", version, null, SetTraits.NONE).orElseThrow();
    }

    private static LoopRow loop(LoopRow in, String id) {
        return in.all().stream().filter(loop -> loop.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<String> ids(LoopRow in) {
        return in.all().stream().map(LoopRow::id).toList();
    }

    private static List<String> segments(LoopRow loop) {
        return IntStream.range(0, loop.size()).mapToObj(i -> loop.segment(i).id()).toList();
    }

    @Test
    void aRowNamesWhatTheGuideLeavesUnusedToo() {
        LoopRow submitter = loop(claim("005010X222A1").root(), "1000A");
        assertThat(segments(submitter)).containsExactly("NM1", "PER");
        ElementRow[] name = submitter.start().elements().rows();
        assertThat(name[0].usage()).isEqualTo(Usage.REQUIRED);
        assertThat(name[3].usage()).isEqualTo(Usage.SITUATIONAL);
        assertThat(name[5].usage()).isEqualTo(Usage.UNUSED);
    }
}
