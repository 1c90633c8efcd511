package dev.tributary.x12.map;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.StoredSegment;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Struct;

/** What an 835 says of the whole of its payment: BPR, TRN, payer, payee, PLB, and the totals. */
final class RemittancePaymentMapper {

    private static final int LAST_ADJUSTMENT = 13;

    private final Struct value;
    private final Loop root;
    private final Reading reading;
    private final Details details;
    private final Parties parties;

    RemittancePaymentMapper(Struct value, Loop root, Reading reading) {
        this.value = value;
        this.root = root;
        this.reading = reading;
        this.details = new Details(reading);
        this.parties = new Parties(reading, details);
    }

    /**
     * Fills the record.
     *
     * @param claims how many claims the set had
     * @param totals what the look through the interchange summed up; null where it did not
     * @return its key: TRN-03 and TRN-02
     */
    String fill(int claims, PaymentTotals totals) {
        party("payer", "PR");
        party("payee", "PE");
        root.segments().forEach(this::own);
        for (Loop child : root.loops()) {
            for (StoredSegment segment : child.segments()) {
                if (segment.code() == Ids.PLB) {
                    adjustments(segment);
                }
            }
        }
        value.put("claim_count", claims);
        if (totals != null) {
            totals(totals);
        }
        Object payer = value.get("payer_trace_id");
        return UnitMapper.key(
                payer == null ? Payments.payer((Struct) value.get("payer"), root, reading) : payer,
                value.get("trace_number"));
    }

    private void party(String field, String code) {
        Loop loop = Search.within(root, code);
        if (loop != null) {
            parties.party(Reading.child(value, field), null, loop);
        }
    }

    private void own(StoredSegment segment) {
        String loop = root.id();
        switch (segment.code()) {
            case Ids.BPR -> payment(segment, loop);
            case Ids.TRN ->
                    reading.part(value, segment, loop)
                            .text("trace_number", 2)
                            .text("payer_trace_id", 3)
                            .text("trace_supplement", 4);
            case Ids.CUR -> reading.part(value, segment, loop).text("currency", 2);
            case Ids.REF -> {
                if (segment.is(1, "EV")) {
                    reading.part(value, segment, loop).text("receiver_id", 2);
                }
                details.reference(value, "references", segment, loop);
            }
            case Ids.DTM -> {
                if (segment.is(1, "405")) {
                    reading.part(value, segment, loop).day("produced_on", 2);
                }
            }
            case Ids.PLB -> adjustments(segment);
            default -> {
                // Stands in raw and tree.
            }
        }
    }

    private void payment(StoredSegment bpr, String loop) {
        reading.part(value, bpr, loop)
                .text("handling", 1)
                .money("amount", "amount_original", 2)
                .text("credit_debit", 3)
                .text("method", 4)
                .text("format", 5)
                .text("originator", 10)
                .day("paid_on", 16);
        account("from_account", bpr, loop, 6);
        account("to_account", bpr, loop, 12);
    }

    /** Four elements: the bank's id and its kind, the account and its kind. */
    private void account(String field, StoredSegment bpr, String loop, int first) {
        if (bpr.isEmpty(first + 1) && bpr.isEmpty(first + 3)) {
            return;
        }
        reading.part(Reading.child(value, field), bpr, loop)
                .text("bank_qualifier", first)
                .text("bank", first + 1)
                .text("account_qualifier", first + 2)
                .text("account", first + 3);
    }

    /** PLB: provider, end of the year, and up to six reasons with amounts. */
    private void adjustments(StoredSegment plb) {
        String loop = root.id();
        for (int i = 3; i <= LAST_ADJUSTMENT; i += 2) {
            if (plb.isEmpty(i) && plb.isEmpty(i + 1)) {
                continue;
            }
            Slice why = plb.slice(i).repetition(1);
            reading.part(Reading.add(value, "provider_adjustments"), plb, loop)
                    .text("provider", 1)
                    .day("fiscal_year_end", 2)
                    .put("reason", reading.text(why.component(1)))
                    .put("reference", reading.text(why.component(2)))
                    .money("amount", "amount_original", i + 1);
        }
    }

    private void totals(PaymentTotals totals) {
        put("claims_paid", totals.claims());
        put("provider_adjustment_total", totals.adjustments());
        BigDecimal paid = (BigDecimal) value.get("amount");
        if (paid != null && totals.claims() != null && totals.adjustments() != null) {
            BigDecimal due = totals.claims().subtract(totals.adjustments());
            value.put("balanced", due.compareTo(paid) == 0);
        }
    }

    private void put(String field, BigDecimal sum) {
        if (sum != null && sum.stripTrailingZeros().scale() <= Decimals.MONEY) {
            value.put(field, sum.setScale(Decimals.MONEY));
        }
    }
}
