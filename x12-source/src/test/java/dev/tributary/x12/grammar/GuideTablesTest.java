package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in every guide's table, whoever wrote it. */
class GuideTablesTest {

    static Stream<Grammar> guides() {
        return Grammars.standard().all().stream();
    }

    @ParameterizedTest
    @MethodSource("guides")
    void tellsTheRowsOfALoopApart(Grammar guide) {
        List<String> alike = new ArrayList<>();
        for (LoopRow loop : guide.root().all()) {
            for (int one = 0; one < loop.size(); one++) {
                for (int other = one + 1; other < loop.size(); other++) {
                    if (alike(loop.segment(one), loop.segment(other))) {
                        alike.add(loop.id() + "/" + loop.segment(one).id());
                    }
                }
            }
        }
        assertThat(alike).isEmpty();
    }

    private static boolean alike(SegmentRow one, SegmentRow other) {
        if (one.code() != other.code()) {
            return false;
        }
        for (Discriminator left : one.discriminators()) {
            for (Discriminator right : other.discriminators()) {
                boolean same =
                        left.element() == right.element() && left.component() == right.component();
                if (same && Collections.disjoint(left.codes().codes(), right.codes().codes())) {
                    return false;
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("guides")
    void beginsWithStAndEndsWithSe(Grammar guide) {
        LoopRow root = guide.root();

        assertThat(root.segment(0).id()).isEqualTo("ST");
        assertThat(root.segment(root.size() - 1).id()).isEqualTo("SE");
        assertThat(root.segment(0).elements().rows()[0].codes().codes())
                .containsExactly(guide.set());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void makesRecordsOfSomeLoop(Grammar guide) {
        assertThat(guide.root().isUnit() || guide.root().holdsUnits()).isTrue();
    }

    /** A loop may stand in several places (2300 of a claim), but not twice in one. */
    @ParameterizedTest
    @MethodSource("guides")
    void namesEachLoopOnceWhereItStands(Grammar guide) {
        for (LoopRow loop : guide.root().all()) {
            Set<String> ids = new HashSet<>();
            for (int row = 0; row < loop.size(); row++) {
                if (loop.loop(row) != null) {
                    assertThat(ids.add(loop.loop(row).id())).as(loop.loop(row).id()).isTrue();
                }
            }
        }
    }

    /** No version is claimed by two guides of a set, except where what a set holds decides. */
    @ParameterizedTest
    @MethodSource("guides")
    void claimsNoVersionOfAnother(Grammar guide) {
        List<String> shared =
                guides().filter(other -> other.set().equals(guide.set()))
                        .filter(other -> !other.name().equals(guide.name()))
                        .filter(other -> !other.name().startsWith("278"))
                        .flatMap(other -> other.versions().stream())
                        .filter(guide.versions()::contains)
                        .toList();
        assertThat(shared).isEmpty();
    }
}
