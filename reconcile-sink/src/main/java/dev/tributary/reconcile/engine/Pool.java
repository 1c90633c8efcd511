package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Entries that keys join, and what a kind's stages make of them. Always as large as it gets: what
 * is not in it cannot change what comes out.
 */
public final class Pool {

    private final MatchKind kind;
    private final String scope;
    private final Scopes scopes;
    private final List<Entry> entries;
    private final Set<EntryKey> crowded;
    private final Verdicts verdicts;
    private final Elsewhere elsewhere;
    private final Set<EntryKey> taken = new HashSet<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Finding> findings = new HashMap<>();

    Pool(
            MatchKind kind,
            String scope,
            Scopes scopes,
            List<Entry> entries,
            Set<EntryKey> crowded,
            Verdicts verdicts,
            Elsewhere elsewhere) {
        this.kind = kind;
        this.scope = scope;
        this.scopes = scopes;
        this.entries = List.copyOf(entries);
        this.crowded = crowded;
        this.verdicts = verdicts;
        this.elsewhere = elsewhere;
    }

    /** What belongs together at all. */
    public Scopes scopes() {
        return scopes;
    }

    /** All entries that can be matched, in the order of their keys. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those that are in no match yet, in the order of their keys. */
    public List<Entry> free() {
        return entries.stream().filter(e -> !taken.contains(e.key())).toList();
    }

    /** Whether an entry is in no match yet. */
    public boolean isFree(EntryKey key) {
        return !taken.contains(key);
    }

    /** Whether a key of an entry was shared by so many that it joins none of them. */
    public boolean isCrowded(EntryKey key) {
        return crowded.contains(key);
    }

    /** Whether persons' decisions let these stand in one match. */
    public boolean allows(Collection<EntryKey> members) {
        return verdicts.allows(members);
    }

    /** Which kind of match is looked for. */
    public MatchKind kind() {
        return kind;
    }

    /** Whether an entry is in a match of an earlier kind. */
    public boolean isMatchedAs(MatchKind other, EntryKey key) {
        return elsewhere.match(other, key) != null;
    }

    /**
     * Takes a match.
     *
     * @throws IllegalStateException when a member is in one already, or a person decided otherwise
     */
    public void match(Draft draft) {
        if (!allows(draft.keys())) {
            throw new IllegalStateException("a person decided otherwise");
        }
        take(verdicts.isWrittenOff(draft.keys(), draft.variance()) ? draft.writtenOff() : draft);
    }

    /** Whether a person accepted so much that is missing from, or left over of, an entry. */
    public boolean isWrittenOff(EntryKey about, BigDecimal left) {
        return verdicts.isWrittenOff(List.of(about), left);
    }

    /**
     * Takes a match of which a person accepted what is left over.
     *
     * @throws IllegalStateException when a member is in one already, or a person decided otherwise
     */
    public void matchWrittenOff(Draft draft) {
        if (!allows(draft.keys())) {
            throw new IllegalStateException("a person decided otherwise");
        }
        take(draft.writtenOff());
    }

    void take(Draft draft) {
        for (EntryKey key : draft.keys()) {
            if (!taken.add(key)) {
                throw new IllegalStateException("an entry is in two matches of one kind");
            }
        }
        drafts.add(draft);
    }

    /** What was matched so far. */
    public List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /** Says what does not agree, now. */
    public void find(
            FindingKind what, EntryKey about, EntryKey other, BigDecimal amount, String text) {
        add(what, about, other, amount, null, null, text);
    }

    /** Says what is awaited: missing, once the other source is known beyond the day. */
    public void await(
            FindingKind what,
            EntryKey about,
            BigDecimal amount,
            String expectedIn,
            LocalDate dueOn,
            String text) {
        add(what, about, null, amount, expectedIn, dueOn, text);
    }

    private void add(
            FindingKind what,
            EntryKey about,
            EntryKey other,
            BigDecimal amount,
            String expectedIn,
            LocalDate dueOn,
            String text) {
        if (verdicts.isWrittenOff(List.of(about), amount)) {
            return;
        }
        String id = Ids.finding(what, kind, about, other);
        BigDecimal scaled = amount == null ? null : Variance.scaled(amount);
        findings.put(
                id,
                new Finding(id, what, kind, scope, about, other, scaled, expectedIn, dueOn, text));
    }

    Collection<Finding> findings() {
        return findings.values();
    }
}
