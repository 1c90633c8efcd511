package dev.tributary.x12.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeenInterchangesTest {

    private final SeenInterchanges seen = new SeenInterchanges(3);

    @Test
    void knowsANumberThatIsUsedAgainElsewhere() {
        seen.add(1, 100);

        assertThat(seen.isDuplicate(1, 200)).isTrue();
        assertThat(seen.isDuplicate(2, 200)).isFalse();
    }

    @Test
    void takesTheSameBytesForTheSameInterchange() {
        seen.add(1, 100);
        seen.add(1, 200);

        assertThat(seen.isDuplicate(1, 100)).isFalse();
        assertThat(seen.isDuplicate(1, 200)).isTrue();
    }

    @Test
    void forgetsTheOldestFirst() {
        for (int i = 1; i <= 4; i++) {
            seen.add(i, i);
        }

        assertThat(seen.size()).isEqualTo(3);
        assertThat(seen.isDuplicate(1, 9)).isFalse();
        assertThat(seen.isDuplicate(2, 9)).isTrue();
    }

    @Test
    void comesBackFromItsText() {
        seen.add(-1, Long.MAX_VALUE);
        seen.add(2, Long.MIN_VALUE);

        SeenInterchanges back = SeenInterchanges.decode(seen.encode(), 3);

        assertThat(back.encode()).isEqualTo(seen.encode()).hasSize(43);
        assertThat(back.placeOf(-1)).hasValue(Long.MAX_VALUE);
        assertThat(SeenInterchanges.decode(seen.encode(), 1).size()).isEqualTo(1);
        assertThat(SeenInterchanges.decode("", 3).size()).isZero();
        assertThatThrownBy(() -> SeenInterchanges.decode("AAAA", 3))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void remembersNothingWithoutRoom() {
        SeenInterchanges none = new SeenInterchanges(0);
        none.add(1, 1);

        assertThat(none.isDuplicate(1, 2)).isFalse();
    }
}
