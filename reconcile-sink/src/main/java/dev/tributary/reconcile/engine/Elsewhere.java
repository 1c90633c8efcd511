package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The matches of earlier kinds that a kind takes into account. */
final class Elsewhere {

    static final String COPY = "copy";

    private final Map<MatchKind, Map<EntryKey, Match>> byKind = new EnumMap<>(MatchKind.class);

    static Elsewhere of(KindRules rules, Collection<EntryKey> keys, EntryStore store) {
        Elsewhere elsewhere = new Elsewhere();
        if (keys.isEmpty()) {
            return elsewhere;
        }
        for (MatchKind other : rules.looksAt()) {
            Map<EntryKey, Match> matches = new HashMap<>();
            for (Match match : store.matches(other, keys)) {
                match.members().forEach(member -> matches.put(member.key(), match));
            }
            elsewhere.byKind.put(other, matches);
        }
        return elsewhere;
    }

    /** The match of that kind that an entry is in, or null. */
    Match match(MatchKind kind, EntryKey key) {
        return byKind.getOrDefault(kind, Map.of()).get(key);
    }

    /** Whether it is but told again: by another feed, and without doubt. */
    boolean isCopy(EntryKey key) {
        Match match = match(MatchKind.DUPLICATE, key);
        return match != null
                && match.status() != MatchStatus.REVIEW
                && match.members().contains(new Member(key, COPY));
    }
}
