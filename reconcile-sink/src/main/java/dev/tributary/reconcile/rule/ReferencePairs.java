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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Pairs of entries that share a number. All possible pairs stand in one strict order, best first,
 * and each takes its two where both are still free: under a common order that is the one stable
 * matching, whatever the order of arrival.
 *
 * @param rule what can be a pair
 * @param agreeing whether amounts have to agree; else it takes what an earlier stage left
 * @param margin days by which a pair has to be nearer than another to be the one without doubt
 */
record ReferencePairs(PairRule rule, boolean agreeing, int margin) implements Stage {

    private record Edge(
            Entry left, Entry right, int shared, long days, int rank, Variance variance) {}

    private static final Comparator<Edge> BEST_FIRST =
            Comparator.comparingInt(Edge::rank)
                    .thenComparing(Comparator.comparingInt(Edge::shared).reversed())
                    .thenComparing(edge -> edge.variance.amount().abs())
                    .thenComparingLong(Edge::days)
                    .thenComparing(edge -> edge.left.key())
                    .thenComparing(edge -> edge.right.key());

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
        if (pool.entries().size() < 2) {
            return;
        }
        List<Edge> edges = edges(pool);
        edges.sort(BEST_FIRST);
        Map<EntryKey, List<Edge>> at = new HashMap<>();
        for (Edge edge : edges) {
            at.computeIfAbsent(edge.left.key(), k -> new ArrayList<>()).add(edge);
            at.computeIfAbsent(edge.right.key(), k -> new ArrayList<>()).add(edge);
        }
        for (Edge edge : edges) {
            if (pool.isFree(edge.left.key()) && pool.isFree(edge.right.key())) {
                pool.match(draft(edge, alternatives(edge, at)));
            }
        }
    }

    private List<Edge> edges(Pool pool) {
        Map<String, List<Entry>> rights = new TreeMap<>();
        for (Entry entry : pool.free()) {
            if (rule.isRight(entry)) {
                rule.numbers(entry, pool.scopes())
                        .forEach(n -> rights.computeIfAbsent(n, k -> new ArrayList<>()).add(entry));
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (Entry left : pool.free()) {
            if (rule.isLeft(left)) {
                Map<Entry, Integer> shared = new HashMap<>();
                for (String number : rule.numbers(left, pool.scopes())) {
                    rights.getOrDefault(number, List.of())
                            .forEach(right -> shared.merge(right, 1, Integer::sum));
                }
                shared.forEach((right, count) -> add(left, right, count, pool, edges));
            }
        }
        return edges;
    }

    private void add(Entry left, Entry right, int shared, Pool pool, List<Edge> to) {
        if (left.key().equals(right.key()) || !rule.canPair(left, right)) {
            return;
        }
        Variance variance = rule.variance(left, right);
        boolean agrees = variance.reason() == null || variance.reason().equals(Variance.FEE);
        boolean wanted =
                agreeing
                        ? agrees
                        : variance.explained() || rule.isWorthALook(left, right, variance);
        if (wanted && pool.allows(List.of(left.key(), right.key()))) {
            to.add(new Edge(left, right, shared, days(left, right), rank(variance), variance));
        }
    }

    private static long days(Entry left, Entry right) {
        return left.date() == null || right.date() == null
                ? 0
                : Math.abs(ChronoUnit.DAYS.between(left.date(), right.date()));
    }

    private static int rank(Variance variance) {
        if (variance.reason() == null) {
            return 0;
        }
        return switch (variance.reason()) {
            case Variance.FEE -> 1;
            case Variance.EXCHANGE -> 2;
            case Variance.UNEXPLAINED -> 3;
            default -> 4;
        };
    }

    /** How many other pairs would do nearly as well for one of the two. */
    private int alternatives(Edge edge, Map<EntryKey, List<Edge>> at) {
        Set<Edge> others = new HashSet<>();
        for (EntryKey end : List.of(edge.left.key(), edge.right.key())) {
            for (Edge other : at.get(end)) {
                boolean worse =
                        other.rank > edge.rank
                                || other.shared < edge.shared
                                || other.days - edge.days >= margin;
                if (!other.equals(edge) && !worse) {
                    others.add(other);
                }
            }
        }
        return others.size();
    }

    private Draft draft(Edge edge, int alternatives) {
        boolean clear = alternatives == 0 && edge.variance.explained();
        return Draft.exact(
                rule.name() + (agreeing ? ".reference" : ".reference_variance"),
                clear ? MatchStatus.AUTO : MatchStatus.REVIEW,
                alternatives,
                edge.variance,
                evidence(edge),
                List.of(
                        new Member(edge.left.key(), rule.leftRole()),
                        new Member(edge.right.key(), rule.rightRole())));
    }

    private static List<String> evidence(Edge edge) {
        BigDecimal over = edge.variance.amount();
        return List.of(
                edge.shared == 1 ? "they share a number" : "they share " + edge.shared + " numbers",
                over.signum() == 0 ? "the amounts agree" : "the amounts differ by " + over,
                edge.days + " days apart");
    }
}
