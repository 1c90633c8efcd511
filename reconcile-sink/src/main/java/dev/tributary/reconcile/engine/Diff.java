package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Change.Resolved;
import dev.tributary.reconcile.engine.Change.Revisit;
import dev.tributary.reconcile.engine.Change.Voided;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is to change, so that what holds is what the rules now find. */
final class Diff {

    private final MatchKind kind;
    private final String scope;
    private final String version;
    private final Reach reach;
    private final Scopes scopes;
    private final EntryCache cache;
    private final Verdicts verdicts;

    private final Map<String, Match> matches = new TreeMap<>();
    private final Map<EntryKey, Match> byMember = new HashMap<>();
    private final Map<String, Finding> findings = new TreeMap<>();
    private final List<Revisit> revisits = new ArrayList<>();

    Diff(
            MatchKind kind,
            String scope,
            String version,
            Reach reach,
            Scopes scopes,
            EntryCache cache,
            Verdicts verdicts) {
        this.kind = kind;
        this.scope = scope;
        this.version = version;
        this.reach = reach;
        this.scopes = scopes;
        this.cache = cache;
        this.verdicts = verdicts;
    }

    /** Takes what a pool came to. */
    void holds(Pool pool) {
        for (Draft draft : pool.drafts()) {
            Match match = match(draft);
            matches.put(match.id(), match);
            draft.keys().forEach(key -> byMember.put(key, match));
        }
        pool.findings().forEach(finding -> findings.put(finding.id(), finding));
    }

    private Match match(Draft draft) {
        return new Match(
                Ids.match(kind, draft.keys(), version),
                kind,
                scope,
                draft.status(),
                version,
                draft.rule(),
                draft.score(),
                draft.margin(),
                draft.alternatives(),
                draft.variance(),
                draft.varianceReason(),
                draft.evidence(),
                draft.members());
    }

    /** The change, given the findings that hold. */
    Change against(Collection<Finding> held) {
        List<Voided> voided = new ArrayList<>();
        for (Match match : reach.held()) {
            Match now = matches.get(match.id());
            if (match.equals(now)) {
                matches.remove(match.id());
            } else if (now == null && isOurs(match)) {
                voided.add(new Voided(match, reason(match)));
            }
        }
        List<Resolved> resolved = new ArrayList<>();
        for (Finding finding : held) {
            Finding now = findings.get(finding.id());
            if (finding.equals(now)) {
                findings.remove(finding.id());
            } else if (now == null && isOurs(finding)) {
                resolved.add(resolved(finding));
            }
        }
        return new Change(
                List.copyOf(matches.values()),
                voided,
                List.copyOf(findings.values()),
                resolved,
                revisits);
    }

    /** Found here, or about entries that now belong here. */
    private boolean isOurs(Match match) {
        return match.scope().equals(scope)
                || match.members().stream().anyMatch(m -> reach.belongs(m.key()));
    }

    private boolean isOurs(Finding finding) {
        return finding.scope().equals(scope) || reach.belongs(finding.about());
    }

    private String reason(Match match) {
        boolean moved = false;
        boolean better = false;
        for (Member member : match.members()) {
            Entry entry = cache.get(member.key());
            if (entry == null || !cache.isMatchable(entry)) {
                return "member_removed";
            }
            String other = scopes.of(entry, kind);
            if (!scope.equals(other)) {
                moved = true;
                revisits.add(new Revisit(other, entry.key()));
            }
            better |= byMember.containsKey(member.key());
        }
        if (!verdicts.allows(match.members().stream().map(Member::key).toList())) {
            return "rejected";
        }
        return moved ? "moved" : better ? "better_match" : "no_longer";
    }

    private Resolved resolved(Finding finding) {
        Entry entry = cache.get(finding.about());
        Match match = byMember.get(finding.about());
        if (entry != null && !cache.isMatchable(entry)) {
            return new Resolved(finding, null, "removed");
        }
        if (verdicts.isWrittenOff(List.of(finding.about()), finding.amount())) {
            return new Resolved(finding, null, Variance.WRITTEN_OFF);
        }
        if (match == null) {
            return new Resolved(finding, null, "no_longer");
        }
        boolean writtenOff = Variance.WRITTEN_OFF.equals(match.varianceReason());
        boolean confirmed = match.status() == MatchStatus.CONFIRMED;
        return new Resolved(
                finding,
                match.id(),
                writtenOff ? Variance.WRITTEN_OFF : confirmed ? "confirmed" : "matched");
    }
}
