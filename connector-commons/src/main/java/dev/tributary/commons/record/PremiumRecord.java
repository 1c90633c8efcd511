package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one line of a premium payment (820). */
public final class PremiumRecord {

    private PremiumRecord() {}

    /** One adjustment of a line. */
    public static final Schema ADJUSTMENT =
            struct("PremiumAdjustment", "One adjustment of a premium line (ADX).")
                    .field("amount", money("By how much the line is more (ADX-01)."))
                    .field("amount_original", text("The amount's exact text."))
                    .field("reason", text("Why (ADX-02)."))
                    .field("reference_qualifier", text("Kind of reference (ADX-03)."))
                    .field("reference", text(PiiClass.OTHER_ID, "Reference (ADX-04)."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Premium", "One line of a premium payment, of an 820.")
                            .field("kind", text("organization or individual."))
                            .field("reference_qualifier", text("Kind of reference (RMR-01)."))
                            .field(
                                    "reference",
                                    text(PiiClass.MEMBER_ID, "What is paid for (RMR-02)."))
                            .field("action", text("RMR-03."))
                            .field("amount", money("Paid (RMR-04)."))
                            .field("amount_original", text("The amount's exact text."))
                            .field("billed", money("Billed (RMR-05)."))
                            .field("billed_original", text("The amount's exact text."))
                            .field("difference", money("RMR-06."))
                            .field("adjustment_reason", text("RMR-07."))
                            .field("adjustment", money("RMR-08."))
                            .field("period_from", text(PiiClass.EVENT_DATE, "DTM 582."))
                            .field("period_to", text(PiiClass.EVENT_DATE, "DTM 582."))
                            .field("adjustments", list(ADJUSTMENT, "Adjustments (ADX)."))
                            .field("payment", RemittanceRecord.PAYMENT_REFERENCE)
                            .field("payer", X12Schemas.PARTY)
                            .field("payee", X12Schemas.PARTY)
                            .field("member", X12Schemas.INSURED)
                            .field("entity_code", text("Kind of entity (ENT-02)."))
                            .field("entity_id", text(PiiClass.MEMBER_ID, "ENT-04."))
                            .field("dates", list(X12Schemas.DATE, "All dates (DTM)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF).")));
}
