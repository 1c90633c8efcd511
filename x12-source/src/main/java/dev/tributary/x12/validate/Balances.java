package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * Level 3: amounts that must add up.
 *
 * <ul>
 *   <li>835: BPR-02 is the sum of CLP-04 less that of PLB; CLP-04 is CLP-03 less the adjustments of
 *       the claim and its services; SVC-03 is SVC-02 less those of the service (X12 TR3 005010X221
 *       §1.10.2).
 *   <li>837: CLM-02 is the sum of the charges of the service lines (X12 TR3 005010X222 2300 CLM).
 *   <li>820: BPR-02 is the sum of RMR-04, and of ADX-01 where the set has it.
 * </ul>
 *
 * <p>Where one of the amounts is no number or missing, nothing is said: other checks say that. One
 * thread uses it, for one reader.
 */
public final class Balances implements Checks {

    private static final int ADX = Segment.code("ADX");
    private static final int BPR = Segment.code("BPR");
    private static final int CAS = Segment.code("CAS");
    private static final int CLM = Segment.code("CLM");
    private static final int CLP = Segment.code("CLP");
    private static final int RMR = Segment.code("RMR");
    private static final int SV1 = Segment.code("SV1");
    private static final int SV2 = Segment.code("SV2");
    private static final int SV3 = Segment.code("SV3");
    private static final int SVC = Segment.code("SVC");

    /** Data element 782: an amount. */
    private static final int AMOUNT = 782;

    private static final int CAS_FIRST = 3;
    private static final int CAS_LAST = 18;
    private static final int CAS_STEP = 3;

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(Decimals.MONEY);

    /** Of an 820 that is being read. */
    private TransactionSet premiums;

    private BigDecimal lines = ZERO;
    private Loop entity;

    @Override
    public void unit(TransactionSet set, Loop unit, Consumer<SetIssue> found) {
        switch (set.grammar().set()) {
            case "837" -> claim(unit, found);
            case "835" -> claimPayment(unit, found);
            case "820" -> premium(set, unit);
            default -> {
                // Nothing in it must add up.
            }
        }
    }

    @Override
    public void setEnd(
            TransactionSet set, Loop root, PaymentTotals totals, Consumer<SetIssue> found) {
        switch (set.grammar().set()) {
            case "835" -> payment(root, totals, found);
            case "820" -> premiums(set, root, found);
            default -> {
                // Nothing of it must add up.
            }
        }
    }

    private static void claim(Loop unit, Consumer<SetIssue> found) {
        StoredSegment clm = unit.segment(CLM);
        BigDecimal total = clm == null ? null : amount(clm, 2);
        if (total == null) {
            return;
        }
        BigDecimal sum = null;
        for (Loop line : unit.loops()) {
            for (StoredSegment segment : line.segments()) {
                int charge = charge(segment.code());
                if (charge > 0) {
                    BigDecimal amount = amount(segment, charge);
                    if (amount == null) {
                        return;
                    }
                    sum = sum == null ? amount : sum.add(amount);
                }
            }
        }
        if (sum != null && sum.compareTo(total) != 0) {
            found.accept(issue(X12IssueCode.CLAIM_UNBALANCED, clm, unit.id(), 2));
        }
    }

    /** The number of the element with the charge; 0 where the segment has none. */
    private static int charge(int code) {
        if (code == SV1 || code == SV3) {
            return 2;
        }
        return code == SV2 ? 3 : 0;
    }

    private static void claimPayment(Loop unit, Consumer<SetIssue> found) {
        BigDecimal adjusted = adjustments(unit);
        for (Loop service : unit.loops()) {
            BigDecimal own = adjustments(service);
            StoredSegment svc = service.segment(SVC);
            if (svc != null && own != null) {
                balance(svc, own, 2, 3, X12IssueCode.SERVICE_PAYMENT_UNBALANCED, service, found);
            }
            adjusted = adjusted == null || own == null ? null : adjusted.add(own);
        }
        StoredSegment clp = unit.segment(CLP);
        if (clp != null && adjusted != null) {
            balance(clp, adjusted, 3, 4, X12IssueCode.CLAIM_PAYMENT_UNBALANCED, unit, found);
        }
    }

    private static void balance(
            StoredSegment segment,
            BigDecimal adjusted,
            int charged,
            int paid,
            X12IssueCode code,
            Loop loop,
            Consumer<SetIssue> found) {
        BigDecimal charge = amount(segment, charged);
        BigDecimal payment = amount(segment, paid);
        if (charge != null
                && payment != null
                && charge.subtract(adjusted).compareTo(payment) != 0) {
            found.accept(issue(code, segment, loop.id(), paid));
        }
    }

    /** The sum of what a loop's CAS say; null where an amount is no number. */
    private static BigDecimal adjustments(Loop loop) {
        BigDecimal sum = ZERO;
        for (StoredSegment segment : loop.segments()) {
            if (segment.code() != CAS) {
                continue;
            }
            for (int i = CAS_FIRST; i <= CAS_LAST; i += CAS_STEP) {
                if (!segment.isEmpty(i)) {
                    BigDecimal amount = amount(segment, i);
                    if (amount == null) {
                        return null;
                    }
                    sum = sum.add(amount);
                }
            }
        }
        return sum;
    }

    private static void payment(Loop root, PaymentTotals totals, Consumer<SetIssue> found) {
        StoredSegment bpr = root.segment(BPR);
        if (bpr == null
                || totals == null
                || totals.paid() == null
                || totals.claims() == null
                || totals.adjustments() == null) {
            return;
        }
        BigDecimal due = totals.claims().subtract(totals.adjustments());
        boolean balanced =
                due.compareTo(totals.paid()) == 0
                        // A debit takes the payment back.
                        || (bpr.is(3, "D") && due.negate().compareTo(totals.paid()) == 0);
        if (!balanced) {
            found.accept(issue(X12IssueCode.REMITTANCE_UNBALANCED, bpr, root.id(), 2));
        }
    }

    @SuppressWarnings("ReferenceEquality") // One object for each set; its value may come twice.
    private void premium(TransactionSet set, Loop unit) {
        if (set != premiums) {
            premiums = set;
            lines = ZERO;
            entity = null;
        }
        add(unit, RMR, 4);
        adjustments(unit, true);
        if (unit.parent() != entity) {
            entity = unit.parent();
            adjustments(entity, false);
        }
    }

    /** ADX of a line stand in it; those of an entity beside its lines. */
    private void adjustments(Loop loop, boolean deep) {
        add(loop, ADX, 1);
        for (Loop child : loop.loops()) {
            if (child.segment(RMR) != null) {
                continue;
            }
            if (deep || child.segment(ADX) != null) {
                adjustments(child, deep);
            }
        }
    }

    private void add(Loop loop, int code, int element) {
        for (StoredSegment segment : loop.segments()) {
            if (segment.code() == code && lines != null) {
                BigDecimal amount = amount(segment, element);
                lines = amount == null ? null : lines.add(amount);
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // As above.
    private void premiums(TransactionSet set, Loop root, Consumer<SetIssue> found) {
        StoredSegment bpr = root.segment(BPR);
        BigDecimal paid = bpr == null ? null : amount(bpr, 2);
        if (set == premiums && lines != null && paid != null && lines.compareTo(paid) != 0) {
            found.accept(issue(X12IssueCode.PREMIUM_UNBALANCED, bpr, root.id(), 2));
        }
        premiums = null;
        entity = null;
    }

    private static BigDecimal amount(StoredSegment segment, int element) {
        Slice slice = segment.slice(element);
        return Decimals.read(slice.bytes(), slice.start(), slice.end(), Decimals.MONEY);
    }

    private static SetIssue issue(
            X12IssueCode code, StoredSegment segment, String loop, int element) {
        return new SetIssue(
                Severity.ERROR,
                code,
                segment.id(),
                segment.ordinal(),
                loop,
                element,
                0,
                0,
                AMOUNT,
                segment);
    }
}
