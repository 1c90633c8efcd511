package dev.tributary.stripe.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedMarkTest {

    private static final FeedTerms TERMS = new FeedTerms(60, 600, FeedTerms.STRIPE_KEEPS);

    @Test
    void readsNothingThatIsYoungerThanTheHoldBack() {
        FeedMark mark = FeedMark.beginning(1_000, 1_000);

        assertThat(mark.next(1_060, TERMS)).isEmpty();
        assertThat(mark.next(1_061, TERMS).orElseThrow().until()).isEqualTo(1_001);
    }

    @Test
    void beginsWithTheSecondInWhichItEnded() {
        FeedMark mark = FeedMark.beginning(1_000, 1_000);
        FeedMark.Window first = mark.next(1_100, TERMS).orElseThrow();
        FeedMark after = mark.after(first, 1_100, TERMS);

        assertThat(after.until()).isEqualTo(1_040);
        assertThat(after.next(1_200, TERMS).orElseThrow().from()).isEqualTo(1_040);
    }

    @Test
    void looksBackTwiceTheOverlapWhenItHasNotForThatLong() {
        FeedMark mark = FeedMark.beginning(10_000, 10_000);

        FeedMark.Window window = mark.next(10_600, TERMS).orElseThrow();

        assertThat(window.isSweep()).isTrue();
        assertThat(window.from()).isEqualTo(10_000 - 1_200);
        assertThat(mark.after(window, 10_600, TERMS).next(10_700, TERMS).orElseThrow().isSweep())
                .isFalse();
    }

    @Test
    void neverLooksBackBeyondWhatItRemembers() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < RecentIds.SIZE + 10; i++) {
            many.put("evt_" + i, 9_500L + i / 100);
        }
        FeedMark mark = FeedMark.beginning(10_000, 10_000).with(many);

        assertThat(mark.next(10_600, TERMS).orElseThrow().from())
                .isEqualTo(mark.ids().completeFrom())
                .isEqualTo(9_501);
        assertThat(mark.missedBySweep(TERMS)).isEqualTo(9_501 - (10_000 - 1_200));
    }

    /** Seven of each second for an hour, with a restart each minute. */
    @Test
    void remembersTheWholeLookBackOfABusyAccountAcrossRestarts() {
        FeedMark mark = FeedMark.beginning(10_000, 10_000);
        for (long now = 10_120; now < 13_600; now += 60) {
            FeedMark.Window window = mark.next(now, TERMS).orElseThrow();
            assertThat(mark.missedBySweep(TERMS)).isZero();
            for (long second = mark.until() + 1; second <= window.until(); second++) {
                Map<String, Long> created = new LinkedHashMap<>();
                for (int i = 0; i < 7; i++) {
                    created.put("evt_" + second + "_" + i, second);
                }
                mark = mark.with(created);
            }
            mark = mark.after(window, now, TERMS);
            mark = AccountState.fromMap(AccountState.NONE.withEvents(mark).toMap()).events();
            assertThat(mark.ids().size()).isLessThanOrEqualTo(7 * 1_201);
        }
        assertThat(mark.ids().contains("evt_" + (mark.until() - 1_200) + "_0")).isTrue();
    }

    @Test
    void isTooOldWhenStripeHasForgottenWhatFollows() {
        FeedMark mark = FeedMark.beginning(1_000, 1_000);

        assertThat(mark.isTooOld(1_000 + FeedTerms.STRIPE_KEEPS, TERMS)).isFalse();
        assertThat(mark.isTooOld(1_001 + FeedTerms.STRIPE_KEEPS, TERMS)).isTrue();
        assertThat(FeedMark.NONE.isTooOld(Long.MAX_VALUE, TERMS)).isFalse();
    }

    @Test
    void shortensAWindowToItsOlderPart() {
        FeedMark.Window window = new FeedMark.Window(100, 1_000, false);

        FeedMark.Window older = window.olderPart(600);

        assertThat(older.from()).isEqualTo(100);
        assertThat(older.until()).isEqualTo(300);
        assertThat(new FeedMark.Window(100, 101, false).olderPart(100).until()).isEqualTo(101);
    }

    /** Whatever the delays, within the overlap, every event is read, and is read once. */
    @Test
    void readsEveryEventOnceWhateverItsDelay() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            Map<String, long[]> events = new LinkedHashMap<>();
            for (int i = 0; i < 300; i++) {
                long created = 10_000L + random.nextInt(4_000);
                events.put("evt_" + i, new long[] {created, created + random.nextInt(601)});
            }
            FeedMark mark = FeedMark.beginning(10_000, 10_000);
            Set<String> read = new HashSet<>();
            for (long now = 10_000; now < 17_000; now += 30 + random.nextInt(90)) {
                Optional<FeedMark.Window> window = mark.next(now, TERMS);
                if (window.isEmpty()) {
                    continue;
                }
                Map<String, Long> fresh = new LinkedHashMap<>();
                for (Map.Entry<String, long[]> event : events.entrySet()) {
                    long created = event.getValue()[0];
                    boolean shows = event.getValue()[1] <= now;
                    if (shows
                            && created >= window.get().from()
                            && created <= window.get().until()
                            && !mark.ids().contains(event.getKey())) {
                        assertThat(read.add(event.getKey())).as("seed " + seed).isTrue();
                        fresh.put(event.getKey(), created);
                    }
                }
                mark = mark.with(fresh).after(window.get(), now, TERMS);
            }
            assertThat(read).as("seed " + seed).hasSize(events.size());
        }
    }
}
