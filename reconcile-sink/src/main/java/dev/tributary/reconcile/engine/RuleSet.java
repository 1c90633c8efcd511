package dev.tributary.reconcile.engine;

import java.util.List;

/**
 * The rules of all kinds, under one version. Another version gives other ids to matches, so that it
 * can always be told which rules found one.
 *
 * @param version names it
 * @param content a digest of what they say: with another one, matches can be others under the same
 *     version too
 * @param rates a digest of the exchange rates by which amounts of two currencies are compared
 * @param kinds in the order of the kinds
 */
public record RuleSet(String version, String content, String rates, List<KindRules> kinds) {

    public RuleSet {
        kinds = List.copyOf(kinds);
        for (int i = 1; i < kinds.size(); i++) {
            if (kinds.get(i - 1).kind().compareTo(kinds.get(i).kind()) >= 0) {
                throw new IllegalArgumentException("kinds stand in their own order, each once");
            }
        }
    }

    /** Whether a later kind takes this one's matches into account. */
    boolean isLookedAt(MatchKind kind) {
        return kinds.stream().anyMatch(rules -> rules.looksAt().contains(kind));
    }
}
