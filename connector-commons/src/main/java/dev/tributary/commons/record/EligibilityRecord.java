package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one question after a person's benefits (270), or of its answer (271). */
public final class EligibilityRecord {

    private EligibilityRecord() {}

    /** One thing asked. */
    public static final Schema INQUIRY =
            struct("EligibilityInquiry", "One thing asked about a person's benefits (EQ).")
                    .field("service_types", list(text("A code."), "Kinds of service (EQ-01)."))
                    .field("procedure_qualifier", text("Code set of the procedure (EQ-02)."))
                    .field("procedure_code", text("Procedure (EQ-02)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers (EQ-02)."))
                    .field("coverage_level", text("Whom the plan covers (EQ-03)."))
                    .field("spend_down", money("AMT R."))
                    .field("diagnosis_pointers", list(text("A number."), "EQ-05."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .field("dates", list(X12Schemas.DATE, "Dates (DTP)."))
                    .build();

    /** One thing answered. */
    public static final Schema BENEFIT =
            struct("Benefit", "One thing answered about a person's benefits (EB).")
                    .field("information", text("What is told: active, copay, … (EB-01)."))
                    .field("coverage_level", text("Whom it covers (EB-02)."))
                    .field("service_types", list(text("A code."), "Kinds of service (EB-03)."))
                    .field("insurance_type", text("Kind of insurance (EB-04)."))
                    .field("plan", text(PiiClass.FREE_TEXT, "Plan in words (EB-05)."))
                    .field("period", text("Per what time (EB-06)."))
                    .field("amount", money("Amount (EB-07)."))
                    .field("amount_original", text("The amount's exact text."))
                    .field("percent", quantity("Share as a fraction (EB-08)."))
                    .field("quantity_qualifier", text("Kind of quantity (EB-09)."))
                    .field("quantity", quantity("Quantity (EB-10)."))
                    .field("authorization_required", text("Y, N or U (EB-11)."))
                    .field("in_network", text("Y, N, U or W (EB-12)."))
                    .field("procedure_qualifier", text("Code set of the procedure (EB-13)."))
                    .field("procedure_code", text("Procedure (EB-13)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers (EB-13)."))
                    .field("dates", list(X12Schemas.DATE, "Dates (DTP)."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .field("quantities", list(X12Schemas.QUANTITY, "Deliveries (HSD)."))
                    .field("messages", list(text(PiiClass.FREE_TEXT, "A text."), "MSG."))
                    .field("places_of_service", list(text("A code."), "III ZZ."))
                    .field("parties", list(X12Schemas.PARTY, "Whom to turn to (2120)."))
                    .field("rejections", list(Rejection.SCHEMA, "What went wrong (AAA)."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Eligibility", "A question after benefits, or its answer.")
                            .field("direction", text("request (270) or response (271)."))
                            .field(
                                    "trace_numbers",
                                    list(X12Schemas.REFERENCE, "TRN-02, by whom TRN-03 tells."))
                            .field("source", X12Schemas.PARTY)
                            .field("receiver", X12Schemas.PARTY)
                            .field("subscriber", X12Schemas.INSURED)
                            .field("is_dependent", Fields.flag("Whether it is of a dependent."))
                            .field("inquiries", list(INQUIRY, "What is asked."))
                            .field("benefits", list(BENEFIT, "What is answered."))
                            .field("rejections", list(Rejection.SCHEMA, "Why not (AAA)."))
                            .field("diagnoses", list(ServiceSchemas.DIAGNOSIS, "HI."))
                            .field("dates", list(X12Schemas.DATE, "Dates (DTP)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF).")));
}
