package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one claim of an 837: professional, institutional or dental. */
public final class ClaimRecord {

    private ClaimRecord() {}

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Claim", "One claim, from loop 2300 of an 837.")
                            .field(
                                    "claim_id",
                                    text(
                                            PiiClass.ACCOUNT_NUMBER,
                                            "Provider's number of the claim (CLM-01)."))
                            .field("kind", text("professional, institutional or dental."))
                            .field("charge", money("Total charge (CLM-02)."))
                            .field("charge_original", text("The total charge's exact text."))
                            .field("place_of_service", text("Where (CLM-05-1, with code set B)."))
                            .field("facility_type", text("Kind of bill (CLM-05-1, with A)."))
                            .field("frequency", text("Original, replacement, … (CLM-05-3)."))
                            .field("provider_signature", text("Y or N (CLM-06)."))
                            .field("accepts_assignment", text("A, B or C (CLM-07)."))
                            .field("assigns_benefits", text("Y, N or W (CLM-08)."))
                            .field("release_of_information", text("I or Y (CLM-09)."))
                            .field("patient_signature", text("P where on file (CLM-10)."))
                            .field("related_causes", list(text("A code."), "CLM-11-1 to -3."))
                            .field("accident_state", text("State of the accident (CLM-11-4)."))
                            .field("special_program", text("Special program (CLM-12)."))
                            .field("delay_reason", text("Why it comes late (CLM-20)."))
                            .field("filing_indicator", text("Kind of plan (SBR-09)."))
                            .field("date_from", text(PiiClass.EVENT_DATE, "First day of service."))
                            .field("date_to", text(PiiClass.EVENT_DATE, "Last day of service."))
                            .field("admitted_on", text(PiiClass.EVENT_DATE, "DTP 435."))
                            .field("discharged_on", text(PiiClass.EVENT_DATE, "DTP 096."))
                            .field("discharge_hour", text(PiiClass.EVENT_DATE, "DTP 096, as TM."))
                            .field("onset_on", text(PiiClass.EVENT_DATE, "DTP 431."))
                            .field("accident_on", text(PiiClass.EVENT_DATE, "DTP 439."))
                            .field("admission_type", text("CL1-01."))
                            .field("admission_source", text("CL1-02."))
                            .field("patient_status", text("CL1-03."))
                            .field("drg", text("Diagnosis related group (HI DR)."))
                            .field("patient_paid", money("AMT F5."))
                            .field("patient_owes", money("Estimate (AMT F3)."))
                            .field("patient_weight", quantity("In pounds (PAT-08, CR1-02)."))
                            .field(
                                    "prior_authorization",
                                    text(PiiClass.OTHER_ID, "Authorization (REF G1)."))
                            .field("referral", text(PiiClass.OTHER_ID, "Referral (REF 9F)."))
                            .field(
                                    "payer_control_number",
                                    text(
                                            PiiClass.OTHER_ID,
                                            "Payer's number of the claim that this one"
                                                    + " replaces or voids (REF F8)."))
                            .field("medical_record", text(PiiClass.MRN, "Medical record (REF EA)."))
                            .field(
                                    "clearinghouse_number",
                                    text(PiiClass.OTHER_ID, "Clearinghouse's number (REF D9)."))
                            .field("submitter", X12Schemas.PARTY)
                            .field("receiver", X12Schemas.PARTY)
                            .field("billing_provider", X12Schemas.PARTY)
                            .field("pay_to", X12Schemas.PARTY)
                            .field("pay_to_plan", X12Schemas.PARTY)
                            .field("payer", X12Schemas.PARTY)
                            .field("subscriber", X12Schemas.INSURED)
                            .field(
                                    "providers",
                                    list(X12Schemas.PARTY, "Rendering, referring, facility, …"))
                            .field("diagnoses", list(ServiceSchemas.DIAGNOSIS, "Diagnoses (HI)."))
                            .field("codes", list(ServiceSchemas.CODE, "Other codes (HI)."))
                            .field("teeth", list(ServiceSchemas.TOOTH, "Their status (DN2)."))
                            .field("dates", list(X12Schemas.DATE, "Further dates (DTP)."))
                            .field("amounts", list(X12Schemas.AMOUNT, "Further amounts (AMT)."))
                            .field("quantities", list(X12Schemas.QUANTITY, "QTY."))
                            .field(
                                    "references",
                                    list(X12Schemas.REFERENCE, "Further numbers (REF)."))
                            .field("notes", list(X12Schemas.NOTE, "Notes (NTE)."))
                            .field(
                                    "attachments",
                                    list(
                                            X12Schemas.REFERENCE,
                                            "Paperwork sent besides: its kind and number (PWK)."))
                            .field("pricing", ServiceSchemas.PRICING)
                            .field(
                                    "other_coverages",
                                    list(ServiceSchemas.OTHER_COVERAGE, "Other payers (2320)."))
                            .field(
                                    "service_lines",
                                    list(ServiceSchemas.SERVICE_LINE, "Services (2400).")));
}
