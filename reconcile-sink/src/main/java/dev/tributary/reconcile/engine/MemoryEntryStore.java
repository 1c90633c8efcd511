package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Change.Resolved;
import dev.tributary.reconcile.engine.Change.Revisit;
import dev.tributary.reconcile.engine.Change.Voided;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryState;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Entries, matches and findings in memory: for files, and for tests. It refuses a change that would
 * put an entry into two matches of one kind. For one thread.
 */
public final class MemoryEntryStore implements EntryStore {

    private Engine engine;

    private final Map<EntryKey, Entry> entries = new HashMap<>();
    private final Map<EntryKey, Set<Block>> standing = new HashMap<>();
    private final Map<Block, Set<EntryKey>> inBlock = new HashMap<>();
    private final Map<EntryKey, Set<Block>> left = new HashMap<>();
    private final Set<Block> crowded = new HashSet<>();
    private final Map<EntryKey, Set<EntryKey>> successors = new HashMap<>();
    private final Map<EntryKey, Long> deleted = new HashMap<>();
    private final Map<String, Set<EntryKey>> dirty = new TreeMap<>();
    private final Map<String, Match> matches = new HashMap<>();
    private final Map<MatchKind, Map<EntryKey, String>> matchOf = new HashMap<>();
    private final Map<String, Finding> findings = new HashMap<>();
    private final Map<EntryKey, Set<String>> findingsAbout = new HashMap<>();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final Map<EntryKey, Set<String>> decisionsAbout = new HashMap<>();

    /** An empty store, which this engine matches. */
    public MemoryEntryStore(Engine engine) {
        this.engine = engine;
    }

    /** Takes a version of an entry, unless it has a newer one. */
    public void upsert(Entry entry) {
        Entry before = entries.get(entry.key());
        if (before != null && !isNewer(entry, before)) {
            return;
        }
        Long gone = deleted.get(entry.key());
        put(gone != null && gone >= entry.version() ? removed(entry, gone) : entry);
    }

    private static boolean isNewer(Entry entry, Entry before) {
        return entry.version() != before.version()
                ? entry.version() > before.version()
                : entry.origin().offset() > before.origin().offset();
    }

    /** Takes a deletion, unless a newer version came after it. */
    public void delete(EntryKey key, long version) {
        deleted.merge(key, version, Math::max);
        Entry before = entries.get(key);
        if (before != null && before.version() <= version) {
            put(removed(before, version));
        }
    }

    private static Entry removed(Entry entry, long version) {
        return entry.inState(EntryState.REMOVED, version);
    }

    private void put(Entry entry) {
        Entry before = entries.put(entry.key(), entry);
        if (before != null && before.pendingKey() != null) {
            EntryKey pending = EntryCache.pendingOf(before);
            successors.get(pending).remove(before.key());
            if (!before.pendingKey().equals(entry.pendingKey())) {
                // It may stand for money again.
                Stream.concat(scopes(before), scopes(entry)).forEach(s -> mark(s, pending));
            }
        }
        if (entry.pendingKey() != null) {
            successors
                    .computeIfAbsent(EntryCache.pendingOf(entry), k -> new LinkedHashSet<>())
                    .add(entry.key());
        }
        Stream.concat(scopes(before), scopes(entry)).forEach(s -> mark(s, entry.key()));
        stand(entry);
    }

    private Stream<String> scopes(Entry entry) {
        return entry == null ? Stream.empty() : engine.blocks().scopes().of(entry).stream();
    }

    private void stand(Entry entry) {
        Set<Block> now = engine.blocks().of(entry);
        Set<Block> before = standing.put(entry.key(), now);
        if (before != null) {
            for (Block block : before) {
                if (!now.contains(block)) {
                    inBlock.get(block).remove(entry.key());
                    left.computeIfAbsent(entry.key(), k -> new HashSet<>()).add(block);
                }
            }
        }
        now.forEach(b -> inBlock.computeIfAbsent(b, k -> new LinkedHashSet<>()).add(entry.key()));
    }

    private void mark(String scope, EntryKey key) {
        dirty.computeIfAbsent(scope, s -> new LinkedHashSet<>()).add(key);
    }

    /** Takes what a person decided; its members are matched again. */
    public void decide(Decision decision) {
        decisions.put(decision.id(), decision);
        for (EntryKey member : decision.members()) {
            decisionsAbout.computeIfAbsent(member, k -> new LinkedHashSet<>()).add(decision.id());
            scopes(entries.get(member)).forEach(scope -> mark(scope, member));
        }
    }

    /**
     * Takes another engine, as of other account groups or merged accounts: all is matched again.
     */
    public void use(Engine other) {
        for (Entry entry : entries.values()) {
            scopes(entry).forEach(scope -> mark(scope, entry.key()));
        }
        engine = other;
        for (Entry entry : entries.values()) {
            scopes(entry).forEach(scope -> mark(scope, entry.key()));
            stand(entry);
        }
    }

    /**
     * Matches all scopes in which something changed, until none is left.
     *
     * @return all that changed
     */
    public Change match() {
        Change all = Change.NONE;
        while (!dirty.isEmpty()) {
            all = all.and(run(Integer.MAX_VALUE));
        }
        return all;
    }

    /**
     * One run: matches one scope in which something changed, as far as some of its changes reach.
     *
     * @param batch how many entries it takes at most
     * @return what changed
     */
    Change run(int batch) {
        if (dirty.isEmpty()) {
            return Change.NONE;
        }
        String scope = dirty.keySet().iterator().next();
        Set<EntryKey> due = dirty.get(scope);
        Set<EntryKey> taken = new LinkedHashSet<>();
        due.stream().limit(batch).forEach(taken::add);
        due.removeAll(taken);
        if (due.isEmpty()) {
            dirty.remove(scope);
        }
        Change change = engine.run(scope, taken, this);
        taken.forEach(key -> forgetLeft(key, scope));
        return change;
    }

    private void forgetLeft(EntryKey key, String scope) {
        Set<Block> blocks = left.get(key);
        if (blocks != null) {
            blocks.removeIf(block -> block.scope().equals(scope));
        }
    }

    /** The matches that hold, in the order of their ids. */
    public List<Match> matches() {
        return matches.values().stream().sorted(Comparator.comparing(Match::id)).toList();
    }

    /** The findings that hold or are awaited, in the order of their ids. */
    public List<Finding> findings() {
        return findings.values().stream().sorted(Comparator.comparing(Finding::id)).toList();
    }

    /** All entries, in the order of their keys. */
    public List<Entry> entries() {
        return entries.values().stream().sorted(Comparator.comparing(Entry::key)).toList();
    }

    @Override
    public List<Entry> entries(Collection<EntryKey> keys) {
        return keys.stream().map(entries::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Entry> inBlocks(Collection<Block> blocks) {
        return blocks.stream()
                .flatMap(block -> inBlock.getOrDefault(block, Set.of()).stream())
                .distinct()
                .map(entries::get)
                .toList();
    }

    @Override
    public Set<Block> crowded(Collection<Block> blocks, int bound) {
        Set<Block> now = new LinkedHashSet<>();
        for (Block block : blocks) {
            if (!isCrowded(block, bound)) {
                crowded.remove(block);
            } else {
                now.add(block);
                if (crowded.add(block)) {
                    inBlock.get(block).forEach(key -> mark(block.scope(), key));
                }
            }
        }
        return now;
    }

    private boolean isCrowded(Block block, int bound) {
        return inBlock.getOrDefault(block, Set.of()).stream()
                        .filter(key -> entries.get(key).state() != EntryState.REMOVED)
                        .limit(bound + 1L)
                        .count()
                > bound;
    }

    @Override
    public List<Entry> leftBehind(Collection<EntryKey> changed) {
        return changed.stream()
                .flatMap(key -> left.getOrDefault(key, Set.of()).stream())
                .distinct()
                .flatMap(block -> inBlock.getOrDefault(block, Set.of()).stream().limit(1))
                .distinct()
                .map(entries::get)
                .toList();
    }

    @Override
    public List<Entry> successors(Collection<EntryKey> pending) {
        return pending.stream()
                .flatMap(key -> successors.getOrDefault(key, Set.of()).stream())
                .distinct()
                .map(entries::get)
                .toList();
    }

    @Override
    public List<Match> matches(MatchKind kind, Collection<EntryKey> members) {
        Map<EntryKey, String> ids = matchOf.getOrDefault(kind, Map.of());
        return members.stream()
                .map(ids::get)
                .filter(Objects::nonNull)
                .distinct()
                .map(matches::get)
                .toList();
    }

    @Override
    public List<Finding> findings(MatchKind kind, Collection<EntryKey> about) {
        return about.stream()
                .flatMap(key -> findingsAbout.getOrDefault(key, Set.of()).stream())
                .distinct()
                .map(findings::get)
                .filter(finding -> finding.matchKind() == kind)
                .toList();
    }

    @Override
    public List<Decision> decisions(Collection<EntryKey> members) {
        return members.stream()
                .flatMap(key -> decisionsAbout.getOrDefault(key, Set.of()).stream())
                .distinct()
                .map(decisions::get)
                .toList();
    }

    @Override
    public void apply(Change change) {
        for (Voided voided : change.voided()) {
            Match match = matches.remove(voided.match().id());
            match.members().forEach(m -> matchOf.get(match.kind()).remove(m.key()));
        }
        change.matched().forEach(this::hold);
        for (Resolved resolved : change.resolved()) {
            Finding finding = findings.remove(resolved.finding().id());
            findingsAbout.get(finding.about()).remove(finding.id());
        }
        for (Finding finding : change.found()) {
            findings.put(finding.id(), finding);
            findingsAbout
                    .computeIfAbsent(finding.about(), k -> new LinkedHashSet<>())
                    .add(finding.id());
        }
        for (Revisit revisit : change.revisits()) {
            mark(revisit.scope(), revisit.key());
        }
    }

    private void hold(Match match) {
        matches.put(match.id(), match);
        Map<EntryKey, String> ids = matchOf.computeIfAbsent(match.kind(), k -> new HashMap<>());
        for (Member member : match.members()) {
            String other = ids.put(member.key(), match.id());
            if (other != null && !other.equals(match.id())) {
                throw new IllegalStateException("an entry would be in two matches of one kind");
            }
        }
    }
}
