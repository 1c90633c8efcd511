package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.util.ArrayList;
import java.util.List;

/**
 * How matches and findings of a scope change.
 *
 * @param matched matches that hold from now on
 * @param voided matches that no longer hold, each with the reason
 * @param found findings that hold, or are awaited, from now on
 * @param resolved findings that no longer hold
 * @param revisits what is to be matched again in other scopes
 */
public record Change(
        List<Match> matched,
        List<Voided> voided,
        List<Finding> found,
        List<Resolved> resolved,
        List<Revisit> revisits) {

    /** Nothing changes. */
    public static final Change NONE =
            new Change(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A match that no longer holds.
     *
     * @param match the match
     * @param reason why, as member_removed, rejected, better_match
     */
    public record Voided(Match match, String reason) {}

    /**
     * A finding that no longer holds.
     *
     * @param finding the finding
     * @param byMatch id of the match that resolved it, or null
     * @param reason why, as matched, removed, written_off
     */
    public record Resolved(Finding finding, String byMatch, String reason) {}

    /**
     * An entry that is to be matched again in another scope.
     *
     * @param scope that scope
     * @param key the entry
     */
    public record Revisit(String scope, EntryKey key) {}

    public Change {
        matched = List.copyOf(matched);
        voided = List.copyOf(voided);
        found = List.copyOf(found);
        resolved = List.copyOf(resolved);
        revisits = List.copyOf(revisits);
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return matched.isEmpty()
                && voided.isEmpty()
                && found.isEmpty()
                && resolved.isEmpty()
                && revisits.isEmpty();
    }

    /** This change and then another. */
    public Change and(Change next) {
        return new Change(
                joined(matched, next.matched),
                joined(voided, next.voided),
                joined(found, next.found),
                joined(resolved, next.resolved),
                joined(revisits, next.revisits));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
