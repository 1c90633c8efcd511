package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Change.Revisit;
import dev.tributary.reconcile.engine.Change.Voided;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what belongs together in a scope, and what does not agree, after some entries changed.
 *
 * <p>What holds afterwards depends on the set of entries, on what persons decided and on the rule
 * set: on no order, no clock and no earlier result. It reads and writes through a store alone, so
 * one unit of work of the store is one run. Immutable, and safe for use by several threads, each
 * with a store of its own.
 */
public final class Engine {

    private final RuleSet rules;
    private final Blocks blocks;

    /** An engine of these rules, over entries that stand in these scopes. */
    public Engine(RuleSet rules, Scopes scopes) {
        this.rules = rules;
        this.blocks = new Blocks(rules, scopes);
    }

    /** In which blocks and scopes an entry stands. */
    public Blocks blocks() {
        return blocks;
    }

    /**
     * Matches a scope again, as far as these entries reach.
     *
     * @param scope the scope, which this caller alone has claimed
     * @param dirty entries that came, changed, were deleted or decided about since the last run,
     *     and those that left the scope
     * @param store whose changes are part of the caller's unit of work
     * @return all that changed; it is applied already
     */
    public Change run(String scope, Collection<EntryKey> dirty, EntryStore store) {
        EntryCache cache = new EntryCache(store);
        Set<EntryKey> seeds = seeds(dirty, store, cache);
        Change all = Change.NONE;
        for (KindRules kind : rules.kinds()) {
            Change change =
                    new KindRun(kind, scope, rules.version(), blocks, store, cache).of(seeds);
            change =
                    kind.kind() == MatchKind.DUPLICATE
                            ? withOtherScopes(change, scope, cache)
                            : change;
            if (!change.isEmpty()) {
                store.apply(change);
                all = all.and(change);
                if (rules.isLookedAt(kind.kind())) {
                    seeds.addAll(members(change));
                }
            }
        }
        return all;
    }

    /**
     * What changed, who stood beside it before, and the pending ones that it takes the place of.
     */
    private static Set<EntryKey> seeds(
            Collection<EntryKey> dirty, EntryStore store, EntryCache cache) {
        Set<EntryKey> seeds = new LinkedHashSet<>(dirty);
        for (Entry left : store.leftBehind(dirty)) {
            cache.put(left);
            seeds.add(left.key());
        }
        cache.load(dirty);
        for (EntryKey key : dirty) {
            Entry entry = cache.get(key);
            if (entry != null && entry.pendingKey() != null) {
                seeds.add(EntryCache.pendingOf(entry));
            }
        }
        return seeds;
    }

    /** A copy takes part in nothing: what it did in its other scopes is to be looked at again. */
    private Change withOtherScopes(Change change, String scope, EntryCache cache) {
        List<Revisit> revisits =
                members(change).stream()
                        .map(cache::get)
                        .filter(entry -> entry != null)
                        .flatMap(
                                entry ->
                                        blocks.scopes().of(entry).stream()
                                                .filter(other -> !other.equals(scope))
                                                .map(other -> new Revisit(other, entry.key())))
                        .toList();
        return change.and(new Change(List.of(), List.of(), List.of(), List.of(), revisits));
    }

    private static Set<EntryKey> members(Change change) {
        Set<EntryKey> members = new LinkedHashSet<>();
        change.matched().forEach(match -> addMembers(match, members));
        change.voided().stream().map(Voided::match).forEach(match -> addMembers(match, members));
        return members;
    }

    private static void addMembers(Match match, Set<EntryKey> to) {
        match.members().stream().map(Member::key).forEach(to::add);
    }
}
