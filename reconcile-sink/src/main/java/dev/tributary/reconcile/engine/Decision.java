package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
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
 * @param amount how much a write-off accepts, of either sign; null for whatever it is
 */
public record Decision(
        String id,
        Verb verb,
        MatchKind kind,
        List<EntryKey> members,
        String reason,
        String by,
        Instant at,
        BigDecimal amount) {

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

    /** Whether it accepts so much; what came to another amount later is to be decided anew. */
    boolean accepts(BigDecimal left) {
        return amount == null || left == null || amount.abs().compareTo(left.abs()) == 0;
    }
}
