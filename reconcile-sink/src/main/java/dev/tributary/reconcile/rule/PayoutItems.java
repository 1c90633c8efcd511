package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.Reference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A payout and the balance transactions that name it: what they leave is what was paid out. What is
 * left over is shown with what each type comes to, and does not break the group.
 *
 * <p>Stripe, docs/payouts/reconciliation: automatic payouts name their transactions, manual ones do
 * not.
 */
record PayoutItems() implements Stage {

    @Override
    public void keys(Entry entry, Scopes scopes, Consumer<String> keys) {
        String number = number(entry);
        if (number != null) {
            keys.accept(entry.key().source() + "|" + number);
        }
    }

    /** The payout's own number, or that of the payout that an item names; null for none. */
    static String number(Entry entry) {
        return switch (entry.kind()) {
            case PAYOUT ->
                    entry.references().stream()
                            .filter(reference -> reference.kind().equals("payout"))
                            .map(Reference::value)
                            .findFirst()
                            .orElse(entry.key().id());
            case BALANCE_TRANSACTION -> entry.groupRef();
            default -> null;
        };
    }

    @Override
    public void solve(Pool pool) {
        List<Entry> payouts = of(pool, EntryKind.PAYOUT);
        for (Entry payout : payouts) {
            List<Entry> items = items(payout, pool);
            if (!items.isEmpty()) {
                Draft draft = draft(payout, items, rivals(payout, payouts));
                if (!pool.allows(draft.keys())) {
                    continue;
                }
                if (!waits(items, variance(payout, items))) {
                    pool.match(draft);
                } else if (pool.isWrittenOff(payout.key(), draft.variance())) {
                    pool.matchWrittenOff(draft);
                }
            }
        }
    }

    /** The items that name a payout and are in no match yet. */
    static List<Entry> items(Entry payout, Pool pool) {
        return of(pool, EntryKind.BALANCE_TRANSACTION).stream()
                .filter(
                        item ->
                                isSame(payout, item)
                                        && pool.allows(List.of(payout.key(), item.key())))
                .toList();
    }

    /** Whether more of a payout's items can be on their way than came. */
    static boolean waits(List<Entry> items, Variance left) {
        return Gathering.waits(items.size(), left.explained());
    }

    private static boolean isSame(Entry one, Entry other) {
        return Objects.equals(number(one), number(other))
                && one.key().source().equals(other.key().source());
    }

    private static int rivals(Entry payout, List<Entry> payouts) {
        return (int)
                payouts.stream()
                        .filter(p -> !p.key().equals(payout.key()) && isSame(payout, p))
                        .count();
    }

    private static List<Entry> of(Pool pool, EntryKind kind) {
        return pool.free().stream().filter(e -> e.kind() == kind && e.amount() != null).toList();
    }

    private static Draft draft(Entry payout, List<Entry> items, int otherPayouts) {
        Variance variance = variance(payout, items);
        List<Member> members = new ArrayList<>();
        members.add(new Member(payout.key(), "payout"));
        items.forEach(item -> members.add(new Member(item.key(), "item")));
        boolean clear = otherPayouts == 0 && variance.explained();
        return Draft.exact(
                "payout-items.group",
                clear ? MatchStatus.AUTO : MatchStatus.REVIEW,
                otherPayouts,
                variance,
                evidence(items),
                members);
    }

    /** What the items come to beyond what was paid out. */
    static Variance variance(Entry payout, List<Entry> items) {
        BigDecimal over = payout.amount();
        for (Entry item : items) {
            if (!Objects.equals(item.currency(), payout.currency())) {
                return new Variance(Variance.NONE.amount(), Variance.CURRENCY);
            }
            over = over.add(net(item));
        }
        boolean fee =
                payout.fee() != null
                        && payout.fee().signum() != 0
                        && over.compareTo(payout.fee()) == 0;
        return Variance.of(over, fee ? Variance.FEE : Variance.UNEXPLAINED);
    }

    private static BigDecimal net(Entry item) {
        return item.net() == null ? item.amount() : item.net();
    }

    private static List<String> evidence(List<Entry> items) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Entry item : items) {
            String type = item.type() == null ? "other" : item.type();
            sums.merge(type, net(item), BigDecimal::add);
            counts.merge(type, 1, Integer::sum);
        }
        List<String> evidence = new ArrayList<>();
        evidence.add("the items name the payout");
        sums.forEach(
                (type, sum) ->
                        evidence.add(
                                type + ": " + counts.get(type) + ", after fees " + plain(sum)));
        return evidence;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2
                ? amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString()
                : amount.stripTrailingZeros().toPlainString();
    }
}
