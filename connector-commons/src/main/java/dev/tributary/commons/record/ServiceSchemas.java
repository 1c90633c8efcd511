package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schemas of what was found, done, charged and paid; alike in claims and in remittances. */
public final class ServiceSchemas {

    private ServiceSchemas() {}

    /** One diagnosis. */
    public static final Schema DIAGNOSIS =
            struct("ClaimDiagnosis", "One diagnosis of a claim.")
                    .field("position", int32("Number by which service lines point to it."))
                    .field("qualifier", text("Kind and code set, as ABK (HI)."))
                    .field(
                            "kind",
                            text(
                                    "principal, admitting, reason_for_visit, external_cause or other."))
                    .field("code", text("The diagnosis, without a point."))
                    .field("present_on_admission", text("Y, N, U or W."))
                    .build();

    /** One code about a claim that is no diagnosis. */
    public static final Schema CODE =
            struct("ClaimCode", "One code about the claim: a procedure, occurrence, value, … (HI).")
                    .field("qualifier", text("Kind and code set, as BBR (HI)."))
                    .field(
                            "kind",
                            text(
                                    "procedure, drg, occurrence, occurrence_span, value, condition,"
                                            + " treatment, anesthesia or other."))
                    .field("code", text("The code."))
                    .field("date", text(PiiClass.EVENT_DATE, "When, or from when."))
                    .field("date_to", text(PiiClass.EVENT_DATE, "Until when."))
                    .field("amount", money("Amount of a value code."))
                    .field("amount_original", text("The amount's exact text."))
                    .build();

    /** One tooth. */
    public static final Schema TOOTH =
            struct("Tooth", "One tooth that was treated, or its status.")
                    .field("code_set", text("Code set of the tooth (TOO-01)."))
                    .field("code", text("The tooth (TOO-02, DN2-01)."))
                    .field("surfaces", list(text("A surface."), "Surfaces (TOO-03)."))
                    .field("status", text("Status of the tooth (DN2-02)."))
                    .build();

    /** One drug. */
    public static final Schema DRUG =
            struct("Drug", "One drug of a service line.")
                    .field("qualifier", text("Kind of code, as N4 (LIN-02)."))
                    .field("code", text("The drug, as an NDC (LIN-03)."))
                    .field("unit_price", money("Price of a unit (CTP-03)."))
                    .field("quantity", quantity("How much (CTP-04)."))
                    .field("unit", text("Unit (CTP-05)."))
                    .field("prescription_number", text(PiiClass.OTHER_ID, "REF XZ."))
                    .build();

    /** What another payer decided on a line. */
    public static final Schema LINE_ADJUDICATION =
            struct("LineAdjudication", "What another payer decided on a service line (2430).")
                    .field("payer_id", text(PiiClass.OTHER_ID, "Which payer (SVD-01)."))
                    .field("paid", money("What it paid (SVD-02)."))
                    .field("paid_original", text("The amount's exact text."))
                    .field("procedure_qualifier", text("Code set of the procedure (SVD-03)."))
                    .field("procedure_code", text("Procedure that was paid (SVD-03)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers (SVD-03)."))
                    .field("revenue_code", text("Revenue code (SVD-04)."))
                    .field("quantity", quantity("Units paid (SVD-05)."))
                    .field("bundled_line", text("Line that it was bundled into (SVD-06)."))
                    .field("decided_on", text(PiiClass.EVENT_DATE, "When (DTP 573)."))
                    .field("patient_owes", money("Remaining liability (AMT EAF)."))
                    .field("adjustments", list(X12Schemas.ADJUSTMENT, "Adjustments (CAS)."))
                    .build();

    /** How a line or claim was repriced. */
    public static final Schema PRICING =
            struct("Pricing", "How a claim or line was priced or repriced (HCP).")
                    .field("method", text("Method (HCP-01)."))
                    .field("allowed", money("Allowed amount (HCP-02)."))
                    .field("savings", money("Savings (HCP-03)."))
                    .field("organization", text(PiiClass.OTHER_ID, "Who repriced (HCP-04)."))
                    .field("rate", quantity("Rate (HCP-05)."))
                    .field("reject_reason", text("Why it was rejected (HCP-13)."))
                    .build();

    /** One service. */
    public static final Schema SERVICE_LINE =
            struct("ServiceLine", "One service: what was done, charged and, in a remittance, paid.")
                    .field("number", int32("The line's number (LX-01), or its place from 1."))
                    .field("control_number", text(PiiClass.OTHER_ID, "Provider's id (REF 6R)."))
                    .field("procedure_qualifier", text("Code set of the procedure, as HC."))
                    .field("procedure_code", text("Procedure (SV1-01, SV2-02, SV3-01, SVC-01)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers of the procedure."))
                    .field("description", text(PiiClass.FREE_TEXT, "Procedure in words."))
                    .field("revenue_code", text("Revenue code (SV2-01, SVC-04)."))
                    .field("submitted_code", text("Procedure as submitted (SVC-06)."))
                    .field("submitted_qualifier", text("Its code set (SVC-06)."))
                    .field("submitted_modifiers", list(text("A modifier."), "Its modifiers."))
                    .field("charge", money("Charge (SV1-02, SV2-03, SV3-02, SVC-02)."))
                    .field("charge_original", text("The charge's exact text."))
                    .field("paid", money("Paid (SVC-03)."))
                    .field("paid_original", text("The payment's exact text."))
                    .field("non_covered", money("Not covered (SV2-07)."))
                    .field("unit", text("Unit of the quantity, as UN."))
                    .field("quantity", quantity("How many (SV1-04, SV2-05, SV3-06, SVC-05)."))
                    .field("submitted_quantity", quantity("How many were submitted (SVC-07)."))
                    .field("place_of_service", text("Where (SV1-05, SV3-03)."))
                    .field(
                            "diagnosis_pointers",
                            list(
                                    int32("A number."),
                                    "Positions of its diagnoses (SV1-07, SV3-11)."))
                    .field("emergency", text("Y for an emergency (SV1-09)."))
                    .field("epsdt", text("Y for screening (SV1-11)."))
                    .field("family_planning", text("Y (SV1-12)."))
                    .field("copay_status", text("0 where no copay is due (SV1-15)."))
                    .field("date", text(PiiClass.EVENT_DATE, "When, or from when (472, 150)."))
                    .field("date_to", text(PiiClass.EVENT_DATE, "Until when (472, 151)."))
                    .field("oral_cavity", list(text("A code."), "Parts of the mouth (SV3-04)."))
                    .field("prosthesis", text("Prosthesis, crown or inlay (SV3-05)."))
                    .field("teeth", list(TOOTH, "Teeth (TOO)."))
                    .field("drugs", list(DRUG, "Drugs (LIN, CTP)."))
                    .field("pricing", PRICING)
                    .field("adjustments", list(X12Schemas.ADJUSTMENT, "Adjustments (CAS)."))
                    .field("adjudications", list(LINE_ADJUDICATION, "Other payers' (SVD)."))
                    .field("remark_codes", list(text("A code."), "Remarks (LQ)."))
                    .field("providers", list(X12Schemas.PARTY, "Providers of the line."))
                    .field("dates", list(X12Schemas.DATE, "Further dates of the line."))
                    .field("amounts", list(X12Schemas.AMOUNT, "Further amounts (AMT)."))
                    .field("quantities", list(X12Schemas.QUANTITY, "Further quantities (QTY)."))
                    .field("references", list(X12Schemas.REFERENCE, "Further numbers (REF)."))
                    .field("notes", list(X12Schemas.NOTE, "Notes (NTE)."))
                    .build();

    /** Another payer of the same claim. */
    public static final Schema OTHER_COVERAGE =
            struct("OtherCoverage", "Another payer of the same claim, and what it decided (2320).")
                    .field("insured", X12Schemas.INSURED)
                    .field("payer", X12Schemas.PARTY)
                    .field("paid", money("What it paid (AMT D)."))
                    .field("non_covered", money("What it did not cover (AMT A8)."))
                    .field("patient_owes", money("Remaining liability (AMT EAF)."))
                    .field("decided_on", text(PiiClass.EVENT_DATE, "When (DTP 573)."))
                    .field(
                            "payer_control_number",
                            text(PiiClass.OTHER_ID, "Its number of the claim (REF F8)."))
                    .field("assigns_benefits", text("Y, N or W (OI-03)."))
                    .field("release_of_information", text("I or Y (OI-06)."))
                    .field("adjustments", list(X12Schemas.ADJUSTMENT, "Adjustments (CAS)."))
                    .field("amounts", list(X12Schemas.AMOUNT, "All amounts (AMT)."))
                    .field("remark_codes", list(text("A code."), "Remarks (MIA, MOA)."))
                    .field("providers", list(X12Schemas.PARTY, "Its view of providers (2330)."))
                    .build();
}
