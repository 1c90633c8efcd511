package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.key;
import static dev.tributary.commons.crypto.TestKeysets.keyset;
import static dev.tributary.commons.crypto.TestKeysets.rotatedTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DateShiftTest {

    private final DateShift shift = DateShift.of(rotatedTo(1));

    @Test
    void isASubjectsOwn() {
        assertThat(shift.days("PAT001", 365))
                .isEqualTo(DateShift.of(rotatedTo(1)).days("PAT001", 365))
                .isNotEqualTo(shift.days("PAT002", 365));
    }

    @Test
    void reachesEveryDayWithinTheBoundButNone() {
        Map<Integer, Long> days =
                IntStream.range(0, 60_000)
                        .mapToObj(n -> shift.days("PAT" + n, 3))
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(days.keySet()).containsExactlyInAnyOrder(-3, -2, -1, 1, 2, 3);
        // Ten thousand each are expected; four standard deviations are 365.
        assertThat(days.values()).allMatch(count -> Math.abs(count - 10_000) < 400);
    }

    @Test
    void aRotationMovesNobodyAgain() {
        assertThat(DateShift.of(rotatedTo(5)).days("PAT001", 365))
                .isEqualTo(shift.days("PAT001", 365));
    }

    @Test
    void takingTheOldestKeyAwayMovesEverybody() {
        assertThat(DateShift.of(keyset(2, key(2, 2))).days("PAT001", 100_000))
                .isNotEqualTo(shift.days("PAT001", 100_000));
    }

    @Test
    void takesBoundsFromADayOn() {
        assertThat(shift.days("PAT001", 1)).isIn(-1, 1);
        assertThat(shift.days("PAT001", Integer.MAX_VALUE)).isNotZero();
        assertThatThrownBy(() -> shift.days("PAT001", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
