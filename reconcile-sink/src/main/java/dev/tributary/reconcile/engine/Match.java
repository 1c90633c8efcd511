package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * Entries that belong together.
 *
 * @param id hash of kind, members and rule version: a replay gives the same
 * @param kind what it says of them
 * @param scope scope in which it was found
 * @param status what became of it
 * @param ruleVersion version of the rule set
 * @param rule name of the rule that found it, as payout.group_ref
 * @param score sum of the evidence, null for an exact reference
 * @param margin how much better than the next one; null where there is no other
 * @param alternatives how many others were possible
 * @param variance what is left over between the sides, 0 where they agree
 * @param varianceReason why, as fee, exchange, unexplained; null without variance
 * @param evidence what speaks for it, in words, without values of persons
 * @param members at least one, in order
 */
public record Match(
        String id,
        MatchKind kind,
        String scope,
        MatchStatus status,
        String ruleVersion,
        String rule,
        BigDecimal score,
        BigDecimal margin,
        int alternatives,
        BigDecimal variance,
        String varianceReason,
        List<String> evidence,
        List<Member> members) {

    /**
     * One entry in a match.
     *
     * @param key the entry
     * @param role payout, item, bank, ledger, claim, payment, reversal, …
     */
    public record Member(EntryKey key, String role) {}

    public Match {
        evidence = List.copyOf(evidence);
        members = List.copyOf(members);
    }
}
