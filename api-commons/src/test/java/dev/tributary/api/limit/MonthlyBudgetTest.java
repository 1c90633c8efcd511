package dev.tributary.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MonthlyBudgetTest {

    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

    private Instant now = Instant.parse("2026-11-26T12:00:00Z");
    private final Clock clock =
            new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };

    @Test
    void isSpentUntilTheMonthTurnsInItsZone() {
        MonthlyBudget budget = open(2, Share.WHOLE, Map.of());
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isTrue();
        assertThat(budget.take()).isFalse();
        assertThat(budget.until()).isEqualTo("2026-12-01T08:00:00Z");

        now = Instant.parse("2026-12-01T07:59:59Z");
        assertThat(budget.left()).isZero();
        now = Instant.parse("2026-12-01T08:00:00Z");
        assertThat(budget.left()).isEqualTo(2);
    }

    @Test
    void aClockThatIsSetBackGivesNoCallsTwice() {
        MonthlyBudget budget = open(2, Share.WHOLE, Map.of());
        now = Instant.parse("2026-12-05T00:00:00Z");
        budget.take();
        now = Instant.parse("2026-11-26T00:00:00Z");
        assertThat(budget.left()).isEqualTo(1);
    }

    @Test
    void goesOnWhereTheOffsetStands() {
        MonthlyBudget first = open(100, Share.WHOLE, Map.of());
        for (int i = 0; i < 30; i++) {
            first.take();
        }
        assertThat(first.isDue()).isTrue();
        BudgetOffset kept = BudgetOffset.fromMap(first.offset().toMap());
        assertThat(first.isDue()).isFalse();
        // One more, that no offset counts any more when the task is killed: it was counted ahead.
        first.take();
        assertThat(first.isDue()).isFalse();

        assertThat(open(100, Share.WHOLE, Map.of(0, kept)).left()).isEqualTo(69);
        now = Instant.parse("2026-12-05T00:00:00Z");
        assertThat(open(100, Share.WHOLE, Map.of(0, kept)).left()).isEqualTo(100);
    }

    @Test
    void isNeverExceededHoweverOftenTheTasksChangeOrAreKilled() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            long calls = 500L + random.nextInt(5_000);
            Map<Integer, BudgetOffset> offsets = new HashMap<>();
            long made = 0;
            for (int generation = 0; generation < 12; generation++) {
                int tasks = 1 + random.nextInt(6);
                MonthlyBudget[] budgets = new MonthlyBudget[tasks];
                for (int step = 0; step < 40; step++) {
                    int task = random.nextInt(tasks);
                    if (budgets[task] == null || random.nextInt(10) == 0) {
                        budgets[task] = open(calls, new Share(task, tasks), offsets);
                        offsets.put(task, budgets[task].offset());
                    }
                    // Calls, and an offset whenever one is due, as the connector does.
                    for (int i = random.nextInt(60); i > 0 && budgets[task].take(); i--) {
                        made++;
                        if (budgets[task].isDue()) {
                            offsets.put(task, budgets[task].offset());
                        }
                    }
                }
            }
            assertThat(made).as("seed %d", seed).isLessThanOrEqualTo(calls);
        }
    }

    @Test
    void isUsedUpWhenNothingChanges() {
        for (int tasks = 1; tasks <= 7; tasks++) {
            long sum = 0;
            for (int task = 0; task < tasks; task++) {
                sum += open(1_000, new Share(task, tasks), Map.of()).left();
            }
            assertThat(sum).isEqualTo(1_000);
        }
    }

    @Test
    void readsOnlyOffsetsThatItHasWritten() {
        Map<String, Object> good = new BudgetOffset(YearMonth.of(2026, 11), 5, 10, 2).toMap();
        assertThat(BudgetOffset.fromMap(good).used()).isEqualTo(5);
        for (Map.Entry<String, Object> wrong :
                Map.<String, Object>of("v", 2, "month", "November", "used", -1, "part", "x")
                        .entrySet()) {
            Map<String, Object> broken = new HashMap<>(good);
            broken.put(wrong.getKey(), wrong.getValue());
            assertThatThrownBy(() -> BudgetOffset.fromMap(broken))
                    .as(wrong.getKey())
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private MonthlyBudget open(long calls, Share share, Map<Integer, BudgetOffset> offsets) {
        return MonthlyBudget.open(
                new MonthlyBudget.Terms("app", calls, LOS_ANGELES), share, offsets, clock);
    }
}
