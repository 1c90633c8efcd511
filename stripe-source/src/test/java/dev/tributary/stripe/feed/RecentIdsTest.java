package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
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

        RecentIds read = RecentIds.read(ids.written(), ids.completeFrom());

        assertThat(read).isEqualTo(ids);
        assertThat(read.contains("evt_2")).isTrue();
    }

    /** Whatever came in whatever order: what is forgotten next is the same after a restart. */
    @Test
    void forgetsTheSameAfterAnOffset() {
        Random random = new Random(7);
        RecentIds ids = RecentIds.NONE;
        RecentIds read = RecentIds.NONE;
        for (int round = 0; round < 200; round++) {
            Map<String, Long> created = new LinkedHashMap<>();
            for (int i = 0; i < 100; i++) {
                created.put("evt_" + round + "_" + i, 1_764_072_000L + random.nextInt(100_000));
            }
            ids = ids.with(created);
            read = RecentIds.read(read.written(), read.completeFrom()).with(created);
        }

        assertThat(read).isEqualTo(ids);
        assertThat(ids.size()).isEqualTo(RecentIds.SIZE);
    }

    @Test
    void ofWhatIsTooOldTheLastFewStay() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < RecentIds.KEPT + 500; i++) {
            many.put("evt_" + i, 1_000L + i);
        }
        RecentIds ids = RecentIds.NONE.with(many);

        assertThat(ids.since(1_300).completeFrom()).isEqualTo(1_300);
        assertThat(ids.since(1_300).contains("evt_299")).isFalse();
        assertThat(ids.since(1_300).contains("evt_300")).isTrue();
        assertThat(ids.since(Long.MAX_VALUE).size()).isEqualTo(RecentIds.KEPT);
        assertThat(ids.since(Long.MAX_VALUE).since(Long.MAX_VALUE).size())
                .isEqualTo(RecentIds.KEPT);
    }

    @Test
    void staysSmallInAnOffset() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < 10 * RecentIds.SIZE; i++) {
            many.put("evt_" + i, 1_764_072_000L + i);
        }

        assertThat(RecentIds.NONE.with(many).written()).hasSizeLessThan(150_000);
    }

    @Test
    void refusesWhatIsNoListOfDigests() {
        byte[] more = new byte[(RecentIds.SIZE + 1) * 9];
        for (int i = 0; i <= RecentIds.SIZE; i++) {
            more[9 * i + 7] = (byte) (i >> 8);
            more[9 * i + 8] = (byte) i;
        }
        for (String broken :
                new String[] {
                    "AAAA", "?", "/////////////////w", Base64.getEncoder().encodeToString(more)
                }) {
            assertThatThrownBy(() -> RecentIds.read(broken, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
