package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schemas of who pays, and for what; {@link HealthcareRecord} hands them out. */
final class BillingSchemas {

    private BillingSchemas() {}

    static final Schema COVERAGE =
            struct("Coverage", "One insurance.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("set_id", text("The sender's number of it (IN1-1)."))
                    .field("plan_id", text("Plan (IN1-2)."))
                    .field("plan_name", text(PiiClass.FREE_TEXT, "Plan in words."))
                    .field("plan_type", text("Kind of plan (IN1-15)."))
                    .field("payer_id", text("Insurance company's id (IN1-3)."))
                    .field("payer_name", text(PiiClass.NAME, "Insurance company (IN1-4)."))
                    .field("payer_addresses", list(PatientSchemas.ADDRESS, "Its addresses."))
                    .field(
                            "payer_phones",
                            list(text(PiiClass.PHONE, "A phone number."), "Its phone numbers."))
                    .field("group_id", text(PiiClass.MEMBER_ID, "Group number (IN1-8)."))
                    .field("group_name", text(PiiClass.NAME, "Group (IN1-9)."))
                    .field("effective_from", text(PiiClass.EVENT_DATE, "IN1-12."))
                    .field("effective_to", text(PiiClass.EVENT_DATE, "IN1-13."))
                    .field("authorization", text(PiiClass.OTHER_ID, "IN1-14, else IN3-2."))
                    .field("priority", text("Rank among several (IN1-22)."))
                    .field("policy_number", text(PiiClass.MEMBER_ID, "Policy number (IN1-36)."))
                    .field("member_id", text(PiiClass.MEMBER_ID, "Member (IN2-61, else IN1-49)."))
                    .field("medicare_id", text(PiiClass.MEMBER_ID, "Medicare card (IN2-6)."))
                    .field("medicaid_id", text(PiiClass.MEMBER_ID, "Medicaid case (IN2-8)."))
                    .field("subscriber_name", text(PiiClass.NAME, "Insured person (IN1-16)."))
                    .field("subscriber_dob", text(PiiClass.BIRTH_DATE, "Born (IN1-18)."))
                    .field("subscriber_gender", text("Administrative sex (IN1-43)."))
                    .field("subscriber_ssn", text(PiiClass.SSN, "Social security (IN2-2)."))
                    .field(
                            "subscriber_addresses",
                            list(PatientSchemas.ADDRESS, "Insured person's addresses (IN1-19)."))
                    .field("relationship", text("Insured person to patient (IN1-17)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the insurance."))
                    .build();

    static final Schema GUARANTOR =
            struct("Guarantor", "One person or organization that guarantees payment.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("set_id", text("The sender's number of it (GT1-1)."))
                    .field("id", text(PiiClass.OTHER_ID, "Guarantor number (GT1-2)."))
                    .field("name", text(PiiClass.NAME, "Given and family name (GT1-3)."))
                    .field("addresses", list(PatientSchemas.ADDRESS, "Postal addresses."))
                    .field(
                            "phones",
                            list(text(PiiClass.PHONE, "A phone number."), "Phone numbers."))
                    .field(
                            "emails",
                            list(text(PiiClass.EMAIL, "An e-mail address."), "E-mail addresses."))
                    .field("dob", text(PiiClass.BIRTH_DATE, "Date of birth (GT1-8)."))
                    .field("gender", text("Administrative sex (GT1-9)."))
                    .field("type", text("Kind of guarantor (GT1-10)."))
                    .field("relationship", text("Guarantor to patient (GT1-11)."))
                    .field("ssn", text(PiiClass.SSN, "Social security number (GT1-12)."))
                    .field("employer", text(PiiClass.NAME, "Employer (GT1-16)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the guarantor."))
                    .build();

    static final Schema CHARGE =
            struct("Charge", "One charge, credit or payment.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("set_id", text("The sender's number of it (FT1-1)."))
                    .field("id", text(PiiClass.OTHER_ID, "Transaction id (FT1-2)."))
                    .field("batch_id", text(PiiClass.OTHER_ID, "Batch (FT1-3)."))
                    .field("type", text("CG, CD, PY, AJ, … (FT1-6, table 0017)."))
                    .field("date", text(PiiClass.EVENT_DATE, "When it arose (FT1-4)."))
                    .field("posted_at", text(PiiClass.EVENT_DATE, "When posted (FT1-5)."))
                    .field("code", text("What is charged (FT1-7)."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "What is charged, in words."))
                    .field("code_system", text("Code system."))
                    .field("description", text(PiiClass.FREE_TEXT, "In words (FT1-8)."))
                    .field("quantity", text("How many, as sent (FT1-10)."))
                    .field("amount", money("The whole amount (FT1-11)."))
                    .field("unit_amount", money("The amount of one (FT1-12)."))
                    .field("currency", text("Currency, where it was sent."))
                    .field("amount_original", text("The whole amount's exact text."))
                    .field("department", text(PiiClass.ADDRESS, "Department (FT1-13)."))
                    .field("plan_id", text("Insurance plan (FT1-14)."))
                    .field("diagnosis_codes", list(text("A code."), "Diagnoses (FT1-19)."))
                    .field("procedure_code", text("Procedure (FT1-25)."))
                    .field("procedure_text", text(PiiClass.FREE_TEXT, "Procedure in words."))
                    .field("procedure_modifiers", list(text("A code."), "Modifiers (FT1-26)."))
                    .field("performed_by_id", text(PiiClass.OTHER_ID, "FT1-20."))
                    .field("performed_by_name", text(PiiClass.NAME, "FT1-20."))
                    .field("ordered_by_id", text(PiiClass.OTHER_ID, "FT1-21."))
                    .field("ordered_by_name", text(PiiClass.NAME, "FT1-21."))
                    .field("filler_id", text(PiiClass.OTHER_ID, "Filler order (FT1-23)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the charge."))
                    .build();
}
