package dev.tributary.reconcile.engine;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How one kind of match is found.
 *
 * @param kind the kind
 * @param stages in order: exact references, then scored pairs, then many to one, then what remains
 *     is explained
 * @param review what is said of what was found and of what was not
 * @param looksAt earlier kinds whose matches it takes into account
 * @param crowd a key that more entries than this share tells nothing: it joins none of them
 * @param bound more entries than this in one pool are not matched, but a finding
 */
public record KindRules(
        MatchKind kind,
        List<Stage> stages,
        Review review,
        Set<MatchKind> looksAt,
        int crowd,
        int bound) {

    public KindRules {
        stages = List.copyOf(stages);
        Set<MatchKind> earlier = EnumSet.noneOf(MatchKind.class);
        earlier.addAll(looksAt);
        looksAt = Collections.unmodifiableSet(earlier);
        for (MatchKind other : looksAt) {
            if (other.compareTo(kind) >= 0) {
                throw new IllegalArgumentException(kind + " is matched before " + other);
            }
        }
    }
}
