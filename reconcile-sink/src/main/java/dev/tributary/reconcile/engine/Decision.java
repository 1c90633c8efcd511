package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.time.Instant;
import java.util.List;

/**
 * What a person decided, for good: it is known by its members, so it survives replays.
 *
 * @param id identifies it
 * @param verb what was decided
 * @param kind for which kind of match
 * @param members the entries, sorted
 * @param reason why, as the person wrote it
 * @param by who
 * @param at when
 */
public record Decision(
        String id,
        Verb verb,
        MatchKind kind,
        List<EntryKey> members,
        String reason,
        String by,
        Instant at) {

    /** What can be decided. */
    public enum Verb {
        /** They belong together, whatever the rules say. */
        CONFIRM,
        /** They never do. */
        REJECT,
        /** The members of a group part: those named here from the rest. */
        SPLIT,
        /** What is left over is accepted as a loss or gain. */
        WRITE_OFF
    }

    public Decision {
        members = List.copyOf(members);
    }
}
