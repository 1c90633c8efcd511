package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of a question after a claim's status (276), its answer (277) or its receipt. */
public final class ClaimStatusRecord {

    private ClaimStatusRecord() {}

    /** One status. */
    public static final Schema STATUS =
            struct("Status", "One status of a claim or a service (STC).")
                    .field("category", text("Category (STC-01-1, 10-1, 11-1)."))
                    .field("code", text("Status (STC-01-2, …)."))
                    .field("entity_code", text("Of whom it speaks (STC-01-3, …)."))
                    .field("code_set", text("Code set of the status (STC-01-4, …)."))
                    .field("effective_on", text(PiiClass.EVENT_DATE, "STC-02."))
                    .field("action", text("Accepted, rejected, … (STC-03)."))
                    .field("charge", money("Total charge (STC-04)."))
                    .field("charge_original", text("The charge's exact text."))
                    .field("paid", money("Paid (STC-05)."))
                    .field("paid_original", text("The payment's exact text."))
                    .field("decided_on", text(PiiClass.EVENT_DATE, "STC-06."))
                    .field("paid_on", text(PiiClass.EVENT_DATE, "STC-08."))
                    .field("check_number", text(PiiClass.OTHER_ID, "STC-09."))
                    .field("message", text(PiiClass.FREE_TEXT, "In words (STC-12)."))
                    .build();

    /** One service whose status is asked or told. */
    public static final Schema SERVICE =
            struct("ServiceStatus", "One service whose status is asked or told (SVC).")
                    .field("procedure_qualifier", text("Code set of the procedure (SVC-01)."))
                    .field("procedure_code", text("Procedure (SVC-01)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers (SVC-01)."))
                    .field("charge", money("Charge (SVC-02)."))
                    .field("charge_original", text("The charge's exact text."))
                    .field("paid", money("Paid (SVC-03)."))
                    .field("revenue_code", text("Revenue code (SVC-04)."))
                    .field("quantity", quantity("How many (SVC-07)."))
                    .field("control_number", text(PiiClass.OTHER_ID, "REF FJ."))
                    .field("date", text(PiiClass.EVENT_DATE, "DTP 472."))
                    .field("date_to", text(PiiClass.EVENT_DATE, "DTP 472."))
                    .field("statuses", list(STATUS, "Statuses (STC)."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("ClaimStatus", "A claim's status: asked, told or received.")
                            .field(
                                    "direction",
                                    text(
                                            "request (276), response (277) or acknowledgment (277CA)."))
                            .field("trace_number", text(PiiClass.OTHER_ID, "TRN-02."))
                            .field(
                                    "claim_id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "Provider's number of the claim (REF EJ; TRN-02 in a"
                                                    + " 277CA)."))
                            .field(
                                    "payer_control_number",
                                    text(PiiClass.OTHER_ID, "Payer's number (REF 1K)."))
                            .field("bill_type", text("Kind of bill (REF BLT)."))
                            .field(
                                    "clearinghouse_number",
                                    text(PiiClass.OTHER_ID, "Clearinghouse's number (REF D9)."))
                            .field("charge", money("Total charge (AMT T3, STC-04)."))
                            .field("charge_original", text("The charge's exact text."))
                            .field("paid", money("Paid (STC-05)."))
                            .field("paid_original", text("The payment's exact text."))
                            .field("date_from", text(PiiClass.EVENT_DATE, "DTP 472, 232."))
                            .field("date_to", text(PiiClass.EVENT_DATE, "DTP 472, 233."))
                            .field("payer", X12Schemas.PARTY)
                            .field("receiver", X12Schemas.PARTY)
                            .field("provider", X12Schemas.PARTY)
                            .field("subscriber", X12Schemas.INSURED)
                            .field("statuses", list(STATUS, "Statuses of the claim (STC)."))
                            .field("services", list(SERVICE, "Services (2210, 2220)."))
                            .field("dates", list(X12Schemas.DATE, "Dates (DTP)."))
                            .field("amounts", list(X12Schemas.AMOUNT, "Amounts (AMT)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF).")));
}
