package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.util.Collection;

/** Ids that a replay gives again: digests of what they name. */
final class Ids {

    private static final int LENGTH = 32;

    private Ids() {}

    static String match(MatchKind kind, Collection<EntryKey> members, String ruleVersion) {
        StringBuilder text = new StringBuilder(kind.word());
        members.stream().sorted().forEach(key -> append(text, key));
        return digest(text.append('\n').append(ruleVersion));
    }

    static String finding(FindingKind what, MatchKind kind, EntryKey about, EntryKey other) {
        StringBuilder text = new StringBuilder(what.name()).append('\n').append(kind.word());
        append(text, about);
        if (other != null) {
            append(text, other);
        }
        return digest(text);
    }

    /** With lengths, so that no two lists read the same. */
    private static void append(StringBuilder text, EntryKey key) {
        text.append('\n').append(key.source().length()).append(':').append(key.source());
        text.append(key.id().length()).append(':').append(key.id());
    }

    private static String digest(StringBuilder text) {
        return Digests.hex(text.toString()).substring(0, LENGTH);
    }
}
