package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.stripe.feed.FeedMark;
import dev.tributary.stripe.feed.FeedTerms;
import dev.tributary.stripe.feed.RecentIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookBackTest {

    private static final FeedTerms TERMS = new FeedTerms(60, 600, FeedTerms.STRIPE_KEEPS);

    private final List<String> told = new ArrayList<>();
    private final LookBack lookBack =
            new LookBack(
                    TERMS,
                    new LookBack.Listener() {
                        @Override
                        public void isShort(long wanted, long kept) {
                            told.add(kept + " of " + wanted);
                        }

                        @Override
                        public void isWhole() {
                            told.add("whole");
                        }
                    });

    @Test
    void tellsThatMoreCameInThanIsRememberedAndWhenThatIsOver() {
        FeedMark busy = mark(12);
        FeedMark calm = mark(1);

        begins(calm, 10_600);
        assertThat(told).isEmpty();
        begins(busy, 10_010 + 60);
        assertThat(told).isEmpty();
        begins(busy, 10_600);
        begins(calm, 10_600);
        begins(calm, 10_600);

        assertThat(told).containsExactly("999 of 1200", "whole");
    }

    private void begins(FeedMark mark, long now) {
        lookBack.begins(mark, mark.next(now, TERMS).orElseThrow());
    }

    /** A feed that has read so many of each second up to 10,000. */
    private static FeedMark mark(int eachSecond) {
        Map<String, Long> created = new LinkedHashMap<>();
        for (int i = 0; i < eachSecond * 1_300; i++) {
            created.put("evt_" + i, 8_701L + i / eachSecond);
        }
        assertThat(RecentIds.SIZE).isEqualTo(12_000);
        return FeedMark.beginning(10_000, 10_000).with(created);
    }
}
