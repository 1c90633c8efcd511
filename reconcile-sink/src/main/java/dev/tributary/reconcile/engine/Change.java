package dev.tributary.reconcile.engine;

import java.util.List;

/**
 * How matches and findings of a scope change.
 *
 * @param matched matches that hold from now on
 * @param voided matches that no longer hold, each with the reason
 * @param found findings that hold, or are awaited, from now on
 * @param resolved findings that no longer hold
 */
public record Change(
        List<Match> matched, List<Voided> voided, List<Finding> found, List<Resolved> resolved) {

    /**
     * A match that no longer holds.
     *
     * @param match the match
     * @param reason why, as member_removed, superseded, better_match
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

    public Change {
        matched = List.copyOf(matched);
        voided = List.copyOf(voided);
        found = List.copyOf(found);
        resolved = List.copyOf(resolved);
    }
}
