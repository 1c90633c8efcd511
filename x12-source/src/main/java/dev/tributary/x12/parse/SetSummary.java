package dev.tributary.x12.parse;

import dev.tributary.commons.x12.Segment;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.grammar.SetTraits;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Collects of a set, in the first pass, what its reading must know beforehand. */
final class SetSummary {

    private static final int BHT = Segment.code("BHT");
    private static final int SV1 = Segment.code("SV1");
    private static final int SV2 = Segment.code("SV2");
    private static final int SV3 = Segment.code("SV3");
    private static final int BPR = Segment.code("BPR");
    private static final int CLP = Segment.code("CLP");
    private static final int PLB = Segment.code("PLB");
    private static final int LONGEST_AMOUNT = 25;

    private boolean claim;
    private boolean payment;
    private String structure;
    private String purpose;
    private int service;
    private BigDecimal paid;
    private BigDecimal claims = BigDecimal.ZERO;
    private BigDecimal adjustments = BigDecimal.ZERO;

    /** A set begins. */
    void begin(StoredSegment st) {
        claim = st.is(1, "837");
        payment = st.is(1, "835");
        structure = null;
        purpose = null;
        service = 0;
        paid = null;
        claims = BigDecimal.ZERO;
        adjustments = BigDecimal.ZERO;
    }

    /** A segment of it. */
    void segment(Segment segment) {
        int code = segment.code();
        if (code == BHT) {
            structure = text(segment, 1);
            purpose = text(segment, 2);
        } else if (claim && service == 0 && (code == SV1 || code == SV2 || code == SV3)) {
            service = code;
        } else if (payment) {
            amounts(segment, code);
        }
    }

    private void amounts(Segment segment, int code) {
        if (code == CLP) {
            claims = claims.add(amount(segment, 4));
        } else if (code == BPR) {
            paid = amount(segment, 2);
        } else if (code == PLB) {
            for (int element = 4; element <= segment.elementCount(); element += 2) {
                adjustments = adjustments.add(amount(segment, element));
            }
        }
    }

    private static String text(Segment segment, int element) {
        Slice slice = segment.element(element);
        return slice.isEmpty() || slice.end() - slice.start() > LONGEST_AMOUNT
                ? null
                : slice.text(StandardCharsets.US_ASCII);
    }

    /** What is no number counts nothing here: the check of elements says so. */
    private static BigDecimal amount(Segment segment, int element) {
        String text = text(segment, element);
        if (text == null || !text.matches("-?\\d*\\.?\\d+|-?\\d+\\.")) {
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    /** What tells its guide. */
    SetTraits traits() {
        return new SetTraits(structure, purpose, service);
    }

    /** Its sums; null where it is no 835. */
    Outline.PaymentTotals totals() {
        return payment
                ? new Outline.PaymentTotals(
                        paid == null ? BigDecimal.ZERO : paid, claims, adjustments)
                : null;
    }
}
