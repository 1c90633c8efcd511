package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.ClaimPart.ProviderAdjustment;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The whole payment of an 835 and its claim payments, by TRN02 and TRN03: BPR02 = sum of CLP04 less
 * sum of PLB amounts.
 *
 * <p>X12 TR3 005010X221A1 1.10.2.1 (balancing); what a payment cannot take it carries to another by
 * PLB (RFI 1604).
 */
record RemittanceClaims() implements Stage {

    @Override
    public void keys(Entry entry, Scopes scopes, Consumer<String> keys) {
        String trace = Tokens.exact(trace(entry));
        if (trace != null) {
            keys.accept(trace);
        }
    }

    private static String trace(Entry entry) {
        boolean remittance =
                entry.kind() == EntryKind.REMITTANCE_PAYMENT
                        || entry.kind() == EntryKind.CLAIM_PAYMENT;
        return remittance && entry.claim() != null ? entry.claim().traceNumber() : null;
    }

    @Override
    public void solve(Pool pool) {
        List<Entry> payments =
                of(pool, EntryKind.REMITTANCE_PAYMENT).stream()
                        .sorted(
                                Comparator.comparing((Entry p) -> p.claim().payerTraceId() == null)
                                        .thenComparing(Entry::key))
                        .toList();
        for (Entry payment : payments) {
            List<Entry> claims = claims(payment, pool);
            if (!claims.isEmpty()) {
                Draft draft = draft(payment, claims, rivals(payment, payments));
                if (!pool.allows(draft.keys())) {
                    continue;
                }
                if (!waits(payment, claims)) {
                    pool.match(draft);
                } else if (pool.isWrittenOff(payment.key(), draft.variance())) {
                    pool.matchWrittenOff(draft);
                }
            }
        }
    }

    /** The claims that a payment pays and that are in no match yet. */
    static List<Entry> claims(Entry payment, Pool pool) {
        return of(pool, EntryKind.CLAIM_PAYMENT).stream()
                .filter(
                        claim ->
                                isOf(payment, claim)
                                        && pool.allows(List.of(payment.key(), claim.key())))
                .toList();
    }

    /** Whether more of a payment's claims are on their way than came. */
    static boolean waits(Entry payment, List<Entry> claims) {
        return Gathering.waits(claims.size(), isComplete(payment, claims.size()));
    }

    private static List<Entry> of(Pool pool, EntryKind kind) {
        return pool.free().stream().filter(e -> e.kind() == kind && e.claim() != null).toList();
    }

    /** Two payers can give one trace number: then TRN03 tells them apart, where both say it. */
    private static boolean isOf(Entry payment, Entry claim) {
        String trace = Tokens.exact(trace(payment));
        if (trace == null || !trace.equals(Tokens.exact(trace(claim)))) {
            return false;
        }
        String one = payment.claim().payerTraceId();
        String other = claim.claim().payerTraceId();
        return one == null
                || other == null
                || Objects.equals(Tokens.exact(one), Tokens.exact(other));
    }

    private static int rivals(Entry payment, List<Entry> payments) {
        return (int)
                payments.stream()
                        .filter(other -> !other.key().equals(payment.key()) && isOf(payment, other))
                        .count();
    }

    private static Draft draft(Entry payment, List<Entry> claims, int rivals) {
        Variance variance = variance(payment, claims);
        boolean complete = isComplete(payment, claims.size());
        List<Member> members = new ArrayList<>();
        members.add(new Member(payment.key(), "payment"));
        claims.forEach(claim -> members.add(new Member(claim.key(), "remittance")));
        boolean clear = rivals == 0 && variance.explained() && complete;
        List<String> evidence = new ArrayList<>();
        evidence.add("they name one payment by its trace number");
        evidence.add(
                complete
                        ? claims.size() + " claims"
                        : claims.size() + " claims of " + payment.claim().claimCount());
        evidence.addAll(adjustments(payment.claim()));
        return Draft.exact(
                "era-claims.trace",
                clear ? MatchStatus.AUTO : MatchStatus.REVIEW,
                rivals,
                variance,
                evidence,
                members);
    }

    /** Whether all claims came that the payment says it pays. */
    static boolean isComplete(Entry payment, int claims) {
        Integer count = payment.claim().claimCount();
        return count == null || count == claims;
    }

    /** What the claims come to, less adjustments of the provider's account, beyond the payment. */
    static Variance variance(Entry payment, List<Entry> claims) {
        BigDecimal over = zero(payment.claim().adjustments()).add(paid(payment)).negate();
        for (Entry claim : claims) {
            over = over.add(zero(claim.claim().paid()));
        }
        return Variance.of(over, Variance.UNEXPLAINED);
    }

    private static BigDecimal paid(Entry payment) {
        return payment.claim().paid() == null ? zero(payment.amount()) : payment.claim().paid();
    }

    private static List<String> adjustments(ClaimPart payment) {
        Map<String, BigDecimal> byReason = new TreeMap<>();
        for (ProviderAdjustment adjustment : payment.providerAdjustments()) {
            String reason = adjustment.reason() == null ? "?" : adjustment.reason();
            byReason.merge(reason, zero(adjustment.amount()), BigDecimal::add);
        }
        List<String> words = new ArrayList<>();
        byReason.forEach(
                (reason, amount) ->
                        words.add("adjustment of the account " + reason + ": " + amount));
        if (byReason.isEmpty() && zero(payment.adjustments()).signum() != 0) {
            words.add("adjustments of the account: " + payment.adjustments());
        }
        return words;
    }

    private static BigDecimal zero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
