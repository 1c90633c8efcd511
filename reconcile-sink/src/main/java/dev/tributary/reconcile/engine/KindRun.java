package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One kind of match in one run: reaches, solves part by part, and says what changes. */
final class KindRun {

    private final KindRules rules;
    private final String scope;
    private final String version;
    private final Blocks blocks;
    private final EntryStore store;
    private final EntryCache cache;

    KindRun(
            KindRules rules,
            String scope,
            String version,
            Blocks blocks,
            EntryStore store,
            EntryCache cache) {
        this.rules = rules;
        this.scope = scope;
        this.version = version;
        this.blocks = blocks;
        this.store = store;
        this.cache = cache;
    }

    Change of(Set<EntryKey> seeds) {
        Reach reach = new Reach(rules, scope, blocks, store, cache);
        reach.from(ofThisKind(seeds));
        if (reach.keys().isEmpty()) {
            return Change.NONE;
        }
        cache.loadSuccessors(reach.belonging());
        Elsewhere elsewhere = Elsewhere.of(rules, reach.belonging(), store);
        Verdicts verdicts = Verdicts.of(rules.kind(), reach.decisions());
        Set<EntryKey> crowded = reach.crowdedEntries();
        Diff diff = new Diff(rules.kind(), scope, version, reach, blocks.scopes(), cache, verdicts);
        for (List<Entry> part : reach.parts()) {
            List<Entry> matchable = matchable(part, elsewhere);
            if (!matchable.isEmpty()) {
                Pool pool =
                        new Pool(
                                rules.kind(),
                                scope,
                                blocks.scopes(),
                                matchable,
                                crowded,
                                verdicts,
                                elsewhere);
                solve(pool, verdicts, elsewhere, crowded);
                diff.holds(pool);
            }
        }
        return diff.against(store.findings(rules.kind(), reach.keys()));
    }

    /** Entries of other kinds are nothing to this one; of what is gone nobody knows. */
    private Set<EntryKey> ofThisKind(Set<EntryKey> seeds) {
        cache.load(seeds);
        Set<EntryKey> mine = new HashSet<>();
        for (EntryKey key : seeds) {
            Entry entry = cache.get(key);
            if (entry == null || rules.kind().takes(entry.kind())) {
                mine.add(key);
            }
        }
        return mine;
    }

    private List<Entry> matchable(List<Entry> part, Elsewhere elsewhere) {
        return part.stream()
                .filter(e -> cache.isMatchable(e) && !elsewhere.isCopy(e.key()))
                .toList();
    }

    private void solve(Pool pool, Verdicts verdicts, Elsewhere elsewhere, Set<EntryKey> crowded) {
        for (Decision decision : verdicts.confirmed()) {
            confirm(decision, pool, verdicts, elsewhere);
        }
        if (pool.entries().size() > rules.bound()) {
            Unmapped.judge(rules.kind(), pool);
            pool.free().forEach(e -> tooMany(pool, e));
            return;
        }
        rules.stages().forEach(stage -> stage.solve(pool));
        rules.review().judge(pool);
        Unmapped.judge(rules.kind(), pool);
        for (Entry entry : pool.free()) {
            if (crowded.contains(entry.key())) {
                tooMany(pool, entry);
            }
        }
    }

    private static void tooMany(Pool pool, Entry entry) {
        pool.find(
                FindingKind.AMBIGUOUS,
                entry.key(),
                null,
                entry.amount(),
                "Too many entries share its reference to tell which belong together; give it a"
                        + " number of its own, or join it by hand.");
    }

    /** Makes the match that a person made, if all of its members can be in one. */
    private void confirm(Decision decision, Pool pool, Verdicts verdicts, Elsewhere elsewhere) {
        Set<EntryKey> members = Set.copyOf(decision.members());
        List<Entry> entries =
                pool.entries().stream()
                        .filter(e -> members.contains(e.key()) && pool.isFree(e.key()))
                        .toList();
        if (entries.size() == members.size()) {
            Draft draft = asFoundOrJoined(entries, verdicts, elsewhere);
            boolean writtenOff = decision.verb() == Decision.Verb.WRITE_OFF;
            if (!writtenOff || decision.accepts(draft.variance())) {
                pool.take(writtenOff ? draft.writtenOff() : draft.confirmed());
            }
        }
    }

    private Draft asFoundOrJoined(List<Entry> entries, Verdicts verdicts, Elsewhere elsewhere) {
        Pool alone =
                new Pool(
                        rules.kind(),
                        scope,
                        blocks.scopes(),
                        entries,
                        Set.of(),
                        verdicts,
                        elsewhere);
        rules.stages().forEach(stage -> stage.solve(alone));
        List<Draft> drafts = alone.drafts();
        return drafts.size() == 1 && drafts.get(0).members().size() == entries.size()
                ? drafts.get(0)
                : Joined.of(rules.kind(), entries);
    }
}
