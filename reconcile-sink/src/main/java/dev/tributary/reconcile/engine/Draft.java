package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.util.List;

/**
 * A match as a stage finds it, before it gets its id.
 *
 * @param rule name of the rule that found it
 * @param status AUTO where it is unambiguous, else REVIEW
 * @param score sum of the evidence, null for an exact reference
 * @param margin how much better than the next one; null where there is no other
 * @param alternatives how many others were possible
 * @param variance what is left over between the sides
 * @param varianceReason why; null where nothing is left over
 * @param evidence what speaks for it
 * @param members at least one; the first is the one that the others belong to
 */
public record Draft(
        String rule,
        MatchStatus status,
        BigDecimal score,
        BigDecimal margin,
        int alternatives,
        BigDecimal variance,
        String varianceReason,
        List<String> evidence,
        List<Member> members) {

    public Draft {
        evidence = List.copyOf(evidence);
        members = List.copyOf(members);
    }

    /** An exact reference: no score, no margin. */
    public static Draft exact(
            String rule,
            MatchStatus status,
            int alternatives,
            Variance variance,
            List<String> evidence,
            List<Member> members) {
        return new Draft(
                rule,
                status,
                null,
                null,
                alternatives,
                variance.amount(),
                variance.reason(),
                evidence,
                members);
    }

    /** Its members' keys, in its order. */
    public List<EntryKey> keys() {
        return members.stream().map(Member::key).toList();
    }

    Draft confirmed() {
        return new Draft(
                rule,
                MatchStatus.CONFIRMED,
                score,
                margin,
                alternatives,
                variance,
                varianceReason,
                evidence,
                members);
    }

    Draft writtenOff() {
        return new Draft(
                rule,
                MatchStatus.CONFIRMED,
                score,
                margin,
                alternatives,
                variance,
                Variance.WRITTEN_OFF,
                evidence,
                members);
    }
}
