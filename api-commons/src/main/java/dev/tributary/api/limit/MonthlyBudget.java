package dev.tributary.api.limit;

import dev.tributary.commons.delivery.SourcePartition;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many calls of a calendar month one task may still make with a credential. The count is a
 * source offset, one partition per task.
 *
 * <p>The budget is divided evenly among the tasks. When their number changes within a month, what
 * is left is divided anew, in proportion to what each has not used of its even part; every task
 * comes to the same division, whichever starts first.
 *
 * <p>An offset counts some calls ahead, so that a killed task never forgets any: emit one, on a
 * status record, whenever {@link #isDue}. Safe for use by several threads.
 */
public final class MonthlyBudget {

    /** Tasks beyond this number share no budget. */
    public static final int MOST_TASKS = 64;

    /**
     * What there is to divide.
     *
     * @param credential name of the credential
     * @param calls in a calendar month, for all tasks
     * @param zone where the month begins and ends
     */
    public record Terms(String credential, long calls, ZoneId zone) {}

    private static final long NOTHING = -1;

    private final Terms terms;
    private final Share share;
    private final Clock clock;
    private final long ahead;
    private YearMonth month; // guarded by this, as all below
    private long part;
    private long used;
    private long promised;

    private MonthlyBudget(Terms terms, Share share, Clock clock) {
        this.terms = terms;
        this.share = share;
        this.clock = clock;
        this.ahead = Math.max(1, terms.calls() / share.tasks() / 1_000);
        begin(now());
    }

    /**
     * Goes on where the offsets stand.
     *
     * @param offsets what Connect has for {@link #partitions}, by task
     */
    public static MonthlyBudget open(
            Terms terms, Share share, Map<Integer, BudgetOffset> offsets, Clock clock) {
        if (share.tasks() > MOST_TASKS) {
            throw new IllegalArgumentException(
                    "a monthly budget is divided among at most "
                            + MOST_TASKS
                            + " tasks: lower tasks.max");
        }
        MonthlyBudget budget = new MonthlyBudget(terms, share, clock);
        Map<Integer, BudgetOffset> current = new LinkedHashMap<>(offsets);
        current.values().removeIf(offset -> !offset.month().equals(budget.month));
        budget.resume(current);
        return budget;
    }

    /** The source partition of one task's count. */
    public static Map<String, String> partition(String credential, int task) {
        return SourcePartition.of(
                "kind", "budget", "credential", credential, "task", Integer.toString(task));
    }

    /** The partitions of all tasks that may have counted, by task. */
    public static List<Map<String, String>> partitions(String credential) {
        return IntStream.range(0, MOST_TASKS)
                .mapToObj(task -> partition(credential, task))
                .toList();
    }

    private void resume(Map<Integer, BudgetOffset> offsets) {
        BudgetOffset own = offsets.get(share.task());
        used = own == null ? 0 : own.used();
        long others =
                offsets.entrySet().stream()
                        .filter(other -> other.getKey() != share.task())
                        .mapToLong(other -> claim(other.getValue()))
                        .sum();
        long free = Math.max(0, terms.calls() - used - others);
        if (isOfThisDivision(own)) {
            // What was another division's in between may have been used by others meanwhile.
            part = Math.min(own.part(), used + free);
            promised = used;
        } else {
            part = used + fairly(offsets, free);
            // To be kept at once, so that the next division knows of it.
            promised = NOTHING;
        }
    }

    /** Who has its part of this division keeps it; of the others counts what they have used. */
    private long claim(BudgetOffset offset) {
        return isOfThisDivision(offset) ? Math.max(offset.part(), offset.used()) : offset.used();
    }

    private boolean isOfThisDivision(BudgetOffset offset) {
        return offset != null && offset.tasks() == share.tasks();
    }

    /** This task's part of what is free, among those that have none of this division yet. */
    private long fairly(Map<Integer, BudgetOffset> offsets, long free) {
        long wanted =
                IntStream.range(0, share.tasks())
                        .filter(task -> !isOfThisDivision(offsets.get(task)))
                        .mapToLong(task -> unused(task, offsets.get(task)))
                        .sum();
        long mine = unused(share.task(), offsets.get(share.task()));
        return wanted <= free ? mine : (long) ((double) mine * free / wanted);
    }

    private long unused(int task, BudgetOffset offset) {
        return Math.max(0, evenPart(task) - (offset == null ? 0 : offset.used()));
    }

    private long evenPart(int task) {
        long rest = terms.calls() % share.tasks();
        return terms.calls() / share.tasks() + (task < rest ? 1 : 0);
    }

    /** Counts a call; false when there is none left. */
    public synchronized boolean take() {
        turn();
        if (used >= part) {
            return false;
        }
        used++;
        return true;
    }

    /** How many calls this task has left in this month. */
    public synchronized long left() {
        turn();
        return Math.max(0, part - used);
    }

    /** When there are calls again: the beginning of the next month. */
    public synchronized Instant until() {
        turn();
        return month.plusMonths(1).atDay(1).atStartOfDay(terms.zone()).toInstant();
    }

    /** Whether an offset is to be kept: more calls have been made than the last one counts. */
    public synchronized boolean isDue() {
        turn();
        return used > promised;
    }

    /** What to keep, for this task's {@link #partition}. */
    public synchronized BudgetOffset offset() {
        turn();
        promised = Math.max(promised, Math.min(part, used + ahead));
        return new BudgetOffset(month, promised, part, share.tasks());
    }

    /** The terms. */
    public Terms terms() {
        return terms;
    }

    private void turn() {
        YearMonth now = now();
        // Only forwards: a clock that is set back must not give the same month's calls twice.
        if (now.isAfter(month)) {
            begin(now);
        }
    }

    private void begin(YearMonth now) {
        month = now;
        part = evenPart(share.task());
        used = 0;
        promised = 0;
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(terms.zone()));
    }

    @Override
    public synchronized String toString() {
        return "MonthlyBudget[" + terms.credential() + ", " + month + ", left " + left() + "]";
    }
}
