package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a change of some entries can change: all that keys, matches that hold and persons' decisions
 * join to them, of one kind and scope.
 */
final class Reach {

    private final KindRules rules;
    private final String scope;
    private final Blocks blocks;
    private final EntryStore store;
    private final EntryCache cache;

    /** Everything that was asked about, whether it belongs here or not. */
    private final Set<EntryKey> keys = new LinkedHashSet<>();

    private final Map<EntryKey, Entry> belonging = new HashMap<>();
    private final Map<Block, List<EntryKey>> standing = new HashMap<>();
    private final Set<Block> crowded = new HashSet<>();
    private final Map<String, Match> held = new LinkedHashMap<>();
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    Reach(KindRules rules, String scope, Blocks blocks, EntryStore store, EntryCache cache) {
        this.rules = rules;
        this.scope = scope;
        this.blocks = blocks;
        this.store = store;
        this.cache = cache;
    }

    /** Follows everything from these entries until nothing new is found. */
    void from(Set<EntryKey> seeds) {
        Set<EntryKey> next = new LinkedHashSet<>(seeds);
        while (!next.isEmpty()) {
            cache.load(next);
            keys.addAll(next);
            Set<EntryKey> found = new LinkedHashSet<>();
            followBlocks(next, found);
            followMatches(next, found);
            followDecisions(next, found);
            found.removeAll(keys);
            next = found;
        }
    }

    private void followBlocks(Set<EntryKey> from, Set<EntryKey> found) {
        Set<Block> fresh = new LinkedHashSet<>();
        for (EntryKey key : from) {
            Entry entry = cache.get(key);
            if (entry != null && scope.equals(blocks.scopes().of(entry, rules.kind()))) {
                belonging.put(key, entry);
                for (Block block : blocks.of(entry, rules)) {
                    if (!standing.containsKey(block)) {
                        fresh.add(block);
                    }
                    standing.computeIfAbsent(block, b -> new ArrayList<>()).add(key);
                }
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        Set<Block> tooMany = store.crowded(fresh, rules.crowd());
        crowded.addAll(tooMany);
        fresh.removeAll(tooMany);
        for (Entry entry : store.inBlocks(fresh)) {
            cache.put(entry);
            found.add(entry.key());
        }
    }

    private void followMatches(Set<EntryKey> from, Set<EntryKey> found) {
        for (Match match : store.matches(rules.kind(), from)) {
            if (held.putIfAbsent(match.id(), match) == null) {
                match.members().stream().map(Member::key).forEach(found::add);
            }
        }
    }

    private void followDecisions(Set<EntryKey> from, Set<EntryKey> found) {
        for (Decision decision : store.decisions(from)) {
            if (decision.kind() == rules.kind()
                    && decisions.putIfAbsent(decision.id(), decision) == null
                    && Verdicts.joins(decision)) {
                found.addAll(decision.members());
            }
        }
    }

    private boolean isThere(EntryKey key) {
        return belonging.get(key).state() != EntryState.REMOVED;
    }

    /** All keys that were followed, of entries that there are or not. */
    Set<EntryKey> keys() {
        return keys;
    }

    boolean belongs(EntryKey key) {
        return belonging.containsKey(key);
    }

    Collection<EntryKey> belonging() {
        return belonging.keySet();
    }

    Collection<Match> held() {
        return held.values();
    }

    Collection<Decision> decisions() {
        return decisions.values();
    }

    /** Entries some of whose keys are shared by too many. */
    Set<EntryKey> crowdedEntries() {
        Set<EntryKey> entries = new HashSet<>();
        crowded.forEach(block -> entries.addAll(standing.get(block)));
        return entries;
    }

    /**
     * The entries that belong here, in the smallest parts that nothing joins, each in order. What
     * is removed joins nothing: where it stood when it was depends on what came before it went.
     */
    Collection<List<Entry>> parts() {
        Parts parts = new Parts();
        belonging.keySet().forEach(parts::add);
        standing.forEach(
                (block, members) -> {
                    if (!crowded.contains(block)) {
                        parts.join(members.stream().filter(this::isThere).toList());
                    }
                });
        for (Decision decision : decisions.values()) {
            if (Verdicts.joins(decision)) {
                parts.join(decision.members().stream().filter(this::belongs).toList());
            }
        }
        Map<EntryKey, List<Entry>> byRoot = new LinkedHashMap<>();
        belonging.forEach(
                (key, entry) ->
                        byRoot.computeIfAbsent(parts.root(key), r -> new ArrayList<>()).add(entry));
        byRoot.values().forEach(part -> part.sort(Comparator.comparing(Entry::key)));
        return byRoot.values();
    }
}
