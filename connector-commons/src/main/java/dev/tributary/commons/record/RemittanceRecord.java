package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one claim payment of an 835. */
public final class RemittanceRecord {

    private RemittanceRecord() {}

    /** The payment that a claim payment is a part of, as far as its head tells. */
    public static final Schema PAYMENT_REFERENCE =
            struct("PaymentReference", "The payment that it is a part of.")
                    .field("trace_number", text(PiiClass.OTHER_ID, "Check or EFT (TRN-02)."))
                    .field("payer_trace_id", text(PiiClass.OTHER_ID, "Payer's id (TRN-03)."))
                    .field("method", text("CHK, ACH, NON, … (BPR-04)."))
                    .field("paid_on", text(PiiClass.EVENT_DATE, "BPR-16."))
                    .field("total", money("The whole payment (BPR-02)."))
                    .field("total_original", text("The whole payment's exact text."))
                    .field("credit_debit", text("C or D (BPR-03)."))
                    .build();

    /** What an inpatient or outpatient adjudication says besides. */
    public static final Schema ADJUDICATION =
            struct("Adjudication", "What the payer says of the adjudication (MIA, MOA).")
                    .field("covered_days", quantity("Covered days or visits (MIA-01)."))
                    .field("reimbursement_rate", quantity("MOA-01."))
                    .field("claim_drg_amount", money("MIA-04."))
                    .field("payable", money("HCPCS payable amount (MOA-02)."))
                    .field("remark_codes", list(text("A code."), "Remarks."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Remittance", "One claim payment, from loop 2100 of an 835.")
                            .field(
                                    "claim_id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "Provider's number of the claim (CLP-01 = CLM-01)."))
                            .field("status", text("How it was processed (CLP-02)."))
                            .field("charge", money("Total charge (CLP-03)."))
                            .field("charge_original", text("The total charge's exact text."))
                            .field("paid", money("Paid for the claim (CLP-04)."))
                            .field("paid_original", text("The payment's exact text."))
                            .field("patient_owes", money("Patient's part (CLP-05)."))
                            .field("patient_owes_original", text("Its exact text."))
                            .field("filing_indicator", text("Kind of plan (CLP-06)."))
                            .field(
                                    "payer_control_number",
                                    text(PiiClass.OTHER_ID, "Payer's number (CLP-07)."))
                            .field("facility_type", text("Facility or place (CLP-08)."))
                            .field("frequency", text("Claim frequency (CLP-09)."))
                            .field("drg", text("Diagnosis related group (CLP-11)."))
                            .field("drg_weight", quantity("CLP-12."))
                            .field("discharge_fraction", quantity("CLP-13."))
                            .field("date_from", text(PiiClass.EVENT_DATE, "DTM 232."))
                            .field("date_to", text(PiiClass.EVENT_DATE, "DTM 233."))
                            .field("received_on", text(PiiClass.EVENT_DATE, "DTM 050."))
                            .field("expires_on", text(PiiClass.EVENT_DATE, "DTM 036."))
                            .field("payment", PAYMENT_REFERENCE)
                            .field("payer", X12Schemas.PARTY)
                            .field("payee", X12Schemas.PARTY)
                            .field("subscriber", X12Schemas.INSURED)
                            .field("corrected_patient", X12Schemas.INSURED)
                            .field("other_insured", X12Schemas.INSURED)
                            .field("crossover_payer", X12Schemas.PARTY)
                            .field("corrected_payer", X12Schemas.PARTY)
                            .field("providers", list(X12Schemas.PARTY, "Rendering, …"))
                            .field("adjudication", ADJUDICATION)
                            .field(
                                    "adjustments",
                                    list(X12Schemas.ADJUSTMENT, "Of the claim (CAS)."))
                            .field(
                                    "adjustment_total",
                                    money("Sum of the adjustments of the claim and its services."))
                            .field(
                                    "service_lines",
                                    list(ServiceSchemas.SERVICE_LINE, "Services (2110)."))
                            .field("service_line_count", int32("How many services there are."))
                            .field("dates", list(X12Schemas.DATE, "Further dates (DTM)."))
                            .field("amounts", list(X12Schemas.AMOUNT, "Amounts (AMT)."))
                            .field("quantities", list(X12Schemas.QUANTITY, "Quantities (QTY)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                            .field(
                                    "contacts",
                                    list(X12Schemas.PARTY_CONTACT, "Whom to ask (PER).")));
}
