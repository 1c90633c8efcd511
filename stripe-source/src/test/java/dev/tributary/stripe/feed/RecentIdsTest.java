package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

    @Test
    void remembersWhatWasRead() {
        RecentIds ids = RecentIds.NONE.with(Map.of("evt_1", 5L));

        assertThat(ids.contains("evt_1")).isTrue();
        assertThat(ids.contains("evt_2")).isFalse();
        assertThat(RecentIds.NONE.contains("evt_1")).isFalse();
    }

    @Test
    void forgetsTheOldestAndSaysFromWhenItKnowsAll() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < RecentIds.SIZE + 5; i++) {
            many.put("evt_" + i, 1_000L + i);
        }
        RecentIds ids = RecentIds.NONE.with(many);

        assertThat(ids.size()).isEqualTo(RecentIds.SIZE);
        assertThat(ids.contains("evt_4")).isFalse();
        assertThat(ids.contains("evt_5")).isTrue();
        assertThat(ids.completeFrom()).isEqualTo(1_005);
    }

    @Test
    void survivesAnOffset() {
        RecentIds ids = RecentIds.NONE.with(Map.of("evt_1", 5L, "evt_2", 6L));

        RecentIds read = RecentIds.read(ids.written(), ids.completeFrom(), 6);

        assertThat(read).isEqualTo(ids);
        assertThat(read.contains("evt_2")).isTrue();
    }

    @Test
    void staysSmallInAnOffset() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < 10 * RecentIds.SIZE; i++) {
            many.put("evt_" + i, (long) i);
        }

        assertThat(RecentIds.NONE.with(many).written()).hasSizeLessThan(45_000);
    }

    @Test
    void refusesWhatIsNoListOfDigests() {
        assertThatThrownBy(() -> RecentIds.read("AAAA", 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
