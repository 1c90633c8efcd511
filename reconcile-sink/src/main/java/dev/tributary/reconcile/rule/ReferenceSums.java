package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One entry and several of the other side that share its number and add up to it. Of up to twelve
 * all sums are tried: more sums than one that fit are a question for a person.
 *
 * @param rule what stands on which side
 * @param apart how many days the first and the last may be apart
 */
record ReferenceSums(PairRule rule, int apart) implements Stage {

    private static final int MOST = 12;

    private record Sum(Entry one, List<Entry> many, boolean oneIsLeft) {

        Set<EntryKey> keys() {
            Set<EntryKey> keys = new HashSet<>(Set.of(one.key()));
            many.forEach(entry -> keys.add(entry.key()));
            return keys;
        }

        boolean overlaps(Sum other) {
            Set<EntryKey> keys = keys();
            keys.retainAll(other.keys());
            return !keys.isEmpty();
        }
    }

    private static final Comparator<Sum> LARGEST_FIRST =
            Comparator.comparingInt((Sum sum) -> sum.many.size())
                    .reversed()
                    .thenComparing(sum -> sum.one.key())
                    .thenComparing(
                            sum -> sum.many.stream().map(Entry::key).toList(),
                            ReferenceSums::compare);

    private static int compare(List<EntryKey> a, List<EntryKey> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    @Override
    public void keys(Entry entry, Scopes scopes, Consumer<String> keys) {
        if (rule.isLeft(entry) || rule.isRight(entry)) {
            rule.numbers(entry, scopes).forEach(keys);
        }
    }

    @Override
    public Object namedBy() {
        return rule;
    }

    @Override
    public void solve(Pool pool) {
        if (pool.free().size() < 3) {
            return;
        }
        Set<Sum> found = new HashSet<>();
        byNumber(pool)
                .values()
                .forEach(
                        entries -> {
                            List<Entry> left = entries.stream().filter(rule::isLeft).toList();
                            List<Entry> right = entries.stream().filter(rule::isRight).toList();
                            left.forEach(one -> sums(one, right, true, pool, found));
                            right.forEach(one -> sums(one, left, false, pool, found));
                        });
        List<Sum> sums = new ArrayList<>(found);
        sums.sort(LARGEST_FIRST);
        for (Sum sum : sums) {
            if (sum.keys().stream().allMatch(pool::isFree)) {
                int others =
                        (int) sums.stream().filter(s -> !s.equals(sum) && s.overlaps(sum)).count();
                pool.match(draft(sum, others));
            }
        }
    }

    private Map<String, List<Entry>> byNumber(Pool pool) {
        Map<String, List<Entry>> byNumber = new TreeMap<>();
        for (Entry entry : pool.free()) {
            rule.numbers(entry, pool.scopes())
                    .forEach(n -> byNumber.computeIfAbsent(n, k -> new ArrayList<>()).add(entry));
        }
        return byNumber;
    }

    private void sums(Entry one, List<Entry> others, boolean oneIsLeft, Pool pool, Set<Sum> to) {
        List<Entry> near =
                others.stream()
                        .filter(
                                e ->
                                        Objects.equals(e.currency(), one.currency())
                                                && e.amount().signum() == one.amount().signum()
                                                && isNear(e, one))
                        .toList();
        if (near.size() < 2) {
            return;
        }
        BigDecimal all = near.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (all.compareTo(one.amount()) == 0) {
            add(new Sum(one, near, oneIsLeft), pool, to);
        } else if (near.size() <= MOST && all.abs().compareTo(one.amount().abs()) > 0) {
            subsets(one, near, oneIsLeft, pool, to);
        }
    }

    private static void subsets(
            Entry one, List<Entry> near, boolean oneIsLeft, Pool pool, Set<Sum> to) {
        for (int mask = 3; mask < (1 << near.size()); mask++) {
            if (Integer.bitCount(mask) < 2) {
                continue;
            }
            BigDecimal sum = BigDecimal.ZERO;
            List<Entry> chosen = new ArrayList<>();
            for (int i = 0; i < near.size(); i++) {
                if ((mask & (1 << i)) != 0) {
                    chosen.add(near.get(i));
                    sum = sum.add(near.get(i).amount());
                }
            }
            if (sum.compareTo(one.amount()) == 0) {
                add(new Sum(one, chosen, oneIsLeft), pool, to);
            }
        }
    }

    private static void add(Sum sum, Pool pool, Set<Sum> to) {
        if (pool.allows(sum.keys())) {
            to.add(sum);
        }
    }

    private boolean isNear(Entry a, Entry b) {
        LocalDate one = a.date();
        LocalDate other = b.date();
        return one == null
                || other == null
                || (!one.minusDays(apart).isAfter(other) && !one.plusDays(apart).isBefore(other));
    }

    private Draft draft(Sum sum, int others) {
        List<Member> members = new ArrayList<>();
        String one = sum.oneIsLeft ? rule.leftRole() : rule.rightRole();
        String many = sum.oneIsLeft ? rule.rightRole() : rule.leftRole();
        members.add(new Member(sum.one.key(), one));
        sum.many.forEach(entry -> members.add(new Member(entry.key(), many)));
        return Draft.exact(
                rule.name() + ".reference_sum",
                others == 0 ? MatchStatus.AUTO : MatchStatus.REVIEW,
                others,
                Variance.NONE,
                List.of(
                        "they share a number",
                        sum.many.size() + " of the other side add up to the amount"),
                members);
    }
}
