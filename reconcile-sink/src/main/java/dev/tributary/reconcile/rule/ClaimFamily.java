package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.ClaimPart.ProviderAdjustment;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The claims and payments of one service, in order, and what they come to. */
final class ClaimFamily {

    private static final String REVERSAL = "22";
    private static final String DENIED = "4";
    private static final Set<String> REPLACES = Set.of("6", "7");
    private static final String VOIDS = "8";

    private static final Comparator<Entry> IN_TIME =
            Comparator.comparing(
                            Entry::date,
                            Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()))
                    .thenComparing(Entry::key);

    private final List<Entry> claims;
    private final List<Entry> payments;
    private final List<Entry> accounts;

    /**
     * A family.
     *
     * @param members claims and claim payments
     * @param accounts whole payments whose account adjustments may name some of them
     */
    ClaimFamily(List<Entry> members, List<Entry> accounts) {
        this.claims =
                members.stream()
                        .filter(e -> e.kind() == EntryKind.CLAIM)
                        .sorted(
                                Comparator.comparing((Entry e) -> !isOriginal(e))
                                        .thenComparing(IN_TIME))
                        .toList();
        this.payments =
                members.stream()
                        .filter(e -> e.kind() == EntryKind.CLAIM_PAYMENT)
                        .sorted(IN_TIME)
                        .toList();
        this.accounts = accounts;
    }

    /** Whether a claim payment takes back what an earlier one paid (CLP02 = 22). */
    static boolean isReversal(Entry payment) {
        return REVERSAL.equals(payment.claim().status());
    }

    private static boolean isOriginal(Entry claim) {
        String frequency = claim.claim().frequency();
        return !REPLACES.contains(String.valueOf(frequency))
                && !VOIDS.equals(frequency)
                && claim.claim().payerControlNumber() == null;
    }

    /** How many different services the originals among these claims are about. */
    static long originals(List<Entry> claims) {
        return claims.stream()
                .filter(ClaimFamily::isOriginal)
                .map(claim -> List.of(number(claim.claim().charge()), day(claim)))
                .distinct()
                .count();
    }

    private static String day(Entry claim) {
        LocalDate service = claim.claim().serviceFrom();
        return String.valueOf(service == null ? claim.date() : service);
    }

    private static BigDecimal number(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /** The match; null where only claims, or only payments, are known. */
    Draft draft() {
        if (claims.isEmpty() || payments.isEmpty()) {
            return null;
        }
        int others = (int) Math.max(0, originals(claims) - 1);
        Variance variance = variance();
        boolean sure = others == 0 && variance.explained() && !hasSeveralPayees();
        List<Member> members = new ArrayList<>();
        claims.forEach(claim -> members.add(new Member(claim.key(), role(claim))));
        payments.forEach(
                p -> members.add(new Member(p.key(), isReversal(p) ? "reversal" : "remittance")));
        return Draft.exact(
                "claim-remit.control_number",
                sure ? MatchStatus.AUTO : MatchStatus.REVIEW,
                others,
                variance,
                evidence(),
                members);
    }

    private boolean hasSeveralPayees() {
        return Payees.several(Stream.concat(claims.stream(), payments.stream()).toList());
    }

    private static String role(Entry claim) {
        if (isOriginal(claim)) {
            return "claim";
        }
        return VOIDS.equals(claim.claim().frequency()) ? "void" : "replacement";
    }

    /** A charge that nobody claimed, else what the payer's own figures leave over. */
    private Variance variance() {
        for (Entry payment : payments) {
            BigDecimal charge = payment.claim().charge();
            if (charge != null
                    && !isReversal(payment)
                    && claims.stream().noneMatch(c -> has(c, charge))) {
                BigDecimal claimed = claims.get(0).claim().charge();
                if (claimed != null) {
                    return Variance.of(charge.subtract(claimed), Variance.CHARGE);
                }
            }
        }
        BigDecimal over = BigDecimal.ZERO;
        for (Entry payment : payments) {
            ClaimPart part = payment.claim();
            if (part.charge() != null && part.paid() != null && part.adjustments() != null) {
                over = over.add(part.charge()).subtract(part.adjustments()).subtract(part.paid());
            }
        }
        return Variance.of(over, Variance.ADJUDICATION);
    }

    private static boolean has(Entry claim, BigDecimal charge) {
        BigDecimal claimed = claim.claim().charge();
        return claimed == null || claimed.compareTo(charge) == 0;
    }

    private List<String> evidence() {
        List<String> evidence = new ArrayList<>();
        Set<String> claimNumbers = tokens(claims, ClaimPart::claimId);
        boolean byClaim =
                tokens(payments, ClaimPart::claimId).stream().anyMatch(claimNumbers::contains);
        evidence.add(byClaim ? "the claim's number" : "the payer's number of the claim");
        if (claimNumbers.size() > 1) {
            evidence.add("the claim's number changed");
        }
        if (hasSeveralPayees()) {
            evidence.add("but the payees differ");
        }
        long reversals = payments.stream().filter(ClaimFamily::isReversal).count();
        if (reversals > 0) {
            evidence.add("taken back: " + reversals);
        }
        long parts = payments.size() - 2 * reversals;
        if (parts > 1) {
            evidence.add("paid in " + parts + " parts");
        }
        if (payments.stream().allMatch(p -> DENIED.equals(p.claim().status()))) {
            evidence.add("denied");
        }
        accounts.stream().flatMap(this::adjustments).distinct().forEach(evidence::add);
        return evidence;
    }

    private Stream<String> adjustments(Entry account) {
        Set<String> numbers = tokens(claims, ClaimPart::claimId);
        numbers.addAll(tokens(payments, ClaimPart::payerControlNumber));
        return account.claim().providerAdjustments().stream()
                .filter(
                        a ->
                                ForwardBalance.tokens(a.reference()).stream()
                                        .anyMatch(numbers::contains))
                .map(ProviderAdjustment::reason)
                .filter(Objects::nonNull)
                .map(reason -> "an adjustment of the account names it: " + reason);
    }

    private static Set<String> tokens(List<Entry> entries, Function<ClaimPart, String> number) {
        Set<String> tokens = new LinkedHashSet<>();
        entries.stream()
                .map(e -> Tokens.exact(number.apply(e.claim())))
                .filter(Objects::nonNull)
                .forEach(tokens::add);
        return tokens;
    }
}
