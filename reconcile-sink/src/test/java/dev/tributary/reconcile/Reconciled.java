package dev.tributary.reconcile;

import dev.tributary.reconcile.engine.AccountGroups;
import dev.tributary.reconcile.engine.Decision;
import dev.tributary.reconcile.engine.Engine;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.engine.MemoryEntryStore;
import dev.tributary.reconcile.engine.MergedAccounts;
import dev.tributary.reconcile.engine.RuleSet;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.rule.RuleSets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What the rules make of some entries, for tests. */
public final class Reconciled {

    private final MemoryEntryStore store;
    private int decided;

    private Reconciled(RuleSet rules, AccountGroups groups) {
        store = new MemoryEntryStore(new Engine(rules, new Scopes(groups, MergedAccounts.none())));
    }

    public static Reconciled of(Some... entries) {
        return new Reconciled(RuleSets.exact(), AccountGroups.none()).with(entries);
    }

    public static Reconciled of(RuleSet rules, Some... entries) {
        return new Reconciled(rules, AccountGroups.none()).with(entries);
    }

    public static Reconciled of(AccountGroups groups, Some... entries) {
        return new Reconciled(RuleSets.exact(), groups).with(entries);
    }

    /** More entries, matched after they came. */
    public Reconciled with(Some... entries) {
        for (Some entry : entries) {
            store.upsert(entry.build());
        }
        store.match();
        return this;
    }

    /** Without an entry. */
    public Reconciled without(String source, String id) {
        store.delete(new EntryKey(source, id), Long.MAX_VALUE);
        store.match();
        return this;
    }

    /** After a person decided; each decision is newer than the one before. */
    public Reconciled decided(Decision.Verb verb, MatchKind kind, EntryKey... members) {
        return decided(verb, null, kind, members);
    }

    /** After a person accepted so much. */
    public Reconciled writtenOff(String amount, MatchKind kind, EntryKey... members) {
        return decided(Decision.Verb.WRITE_OFF, new BigDecimal(amount), kind, members);
    }

    private Reconciled decided(
            Decision.Verb verb, BigDecimal amount, MatchKind kind, EntryKey... members) {
        decided++;
        store.decide(
                new Decision(
                        "d" + decided,
                        verb,
                        kind,
                        List.of(members).stream().sorted().toList(),
                        "seen",
                        "reviewer",
                        Instant.ofEpochSecond(decided),
                        amount));
        store.match();
        return this;
    }

    public MemoryEntryStore store() {
        return store;
    }

    public List<Match> matches(MatchKind kind) {
        return store.matches().stream().filter(match -> match.kind() == kind).toList();
    }

    /** The one match of a kind. */
    public Match only(MatchKind kind) {
        List<Match> matches = matches(kind);
        if (matches.size() != 1) {
            throw new AssertionError(matches.size() + " matches of " + kind.word());
        }
        return matches.get(0);
    }

    /** The members of the one match of a kind, each as {@code role:id}. */
    public List<String> members(MatchKind kind) {
        return only(kind).members().stream().map(m -> m.role() + ":" + m.key().id()).toList();
    }

    public List<Finding> findings(FindingKind kind) {
        return store.findings().stream().filter(finding -> finding.kind() == kind).toList();
    }

    /** The ids of the entries that findings of a kind are about, sorted. */
    public List<String> about(FindingKind kind) {
        return findings(kind).stream()
                .map(finding -> finding.about().id())
                .sorted()
                .collect(Collectors.toList());
    }
}
