package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Decision.Verb;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What persons decided about the entries of one kind of match, as the engine obeys it. */
final class Verdicts {

    private static final Comparator<Decision> IN_TIME =
            Comparator.comparing(Decision::at).thenComparing(Decision::id);

    /** The latest of each set of members, in time. */
    private final List<Decision> decisions;

    private Verdicts(List<Decision> decisions) {
        this.decisions = decisions;
    }

    static Verdicts of(MatchKind kind, Collection<Decision> all) {
        Map<Set<EntryKey>, Decision> latest = new LinkedHashMap<>();
        all.stream()
                .filter(decision -> decision.kind() == kind)
                .sorted(IN_TIME)
                .forEach(
                        decision -> {
                            Set<EntryKey> members = Set.copyOf(decision.members());
                            latest.remove(members);
                            latest.put(members, decision);
                        });
        return new Verdicts(List.copyOf(latest.values()));
    }

    /** Whether no decision forbids these to stand in one match. */
    boolean allows(Collection<EntryKey> members) {
        Set<EntryKey> asked = null;
        for (Decision decision : decisions) {
            if (decision.verb() == Verb.REJECT || decision.verb() == Verb.SPLIT) {
                asked = asked == null ? new HashSet<>(members) : asked;
                if (forbids(decision, asked)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean forbids(Decision decision, Set<EntryKey> members) {
        if (decision.verb() == Verb.REJECT) {
            return members.containsAll(decision.members());
        }
        return decision.members().stream().anyMatch(members::contains)
                && !decision.members().containsAll(members);
    }

    /** Whether a person accepted what is left over between exactly these, and so much of it. */
    boolean isWrittenOff(Collection<EntryKey> members, BigDecimal left) {
        if (decisions.isEmpty()) {
            return false;
        }
        Set<EntryKey> asked = Set.copyOf(members);
        return decisions.stream()
                .anyMatch(
                        d ->
                                d.verb() == Verb.WRITE_OFF
                                        && d.accepts(left)
                                        && asked.equals(Set.copyOf(d.members())));
    }

    /**
     * The decisions that make a match of their members, newest first: where two claim the same
     * entry the newer one holds. One that a newer decision takes back is not among them.
     */
    List<Decision> confirmed() {
        List<Decision> confirmed = new ArrayList<>();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            Decision decision = decisions.get(i);
            if (joins(decision)
                    && !takenBack(decision, decisions.subList(i + 1, decisions.size()))) {
                confirmed.add(decision);
            }
        }
        return confirmed;
    }

    private static boolean takenBack(Decision decision, List<Decision> newer) {
        Set<EntryKey> members = Set.copyOf(decision.members());
        return newer.stream()
                .filter(d -> d.verb() == Verb.REJECT || d.verb() == Verb.SPLIT)
                .anyMatch(d -> forbids(d, members));
    }

    /** Whether a decision makes a match of its members, whatever the rules say. */
    static boolean joins(Decision decision) {
        return (decision.verb() == Verb.CONFIRM || decision.verb() == Verb.WRITE_OFF)
                && decision.members().size() > 1;
    }
}
