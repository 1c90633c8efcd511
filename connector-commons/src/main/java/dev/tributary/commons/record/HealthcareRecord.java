package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * The schemas of a clinical message as it stands in a topic: alike for HL7 v2, FHIR and X12.
 *
 * <p>Times are ISO-8601 UTC strings, or local times without an offset where the sender named no
 * zone; dates are {@code yyyy-MM-dd}, cut off at the precision that was sent. Every field is
 * optional: what the sender did not say is absent. Fields are only ever added.
 */
public final class HealthcareRecord {

    private HealthcareRecord() {}

    /** Where the message came from and what became of it. */
    public static final Schema METADATA =
            struct("Metadata", "Where the message came from and what became of it.")
                    .field("source_system", text("hl7, fhir or x12."))
                    .field("message_type", text("Type and trigger of the message, as ADT^A01."))
                    .field("message_id", text("The sender's id of the message (MSH-10 in HL7)."))
                    .field("received_at", text("When the last byte arrived; ISO-8601 UTC."))
                    .field("processed_at", text("When it was mapped; ISO-8601 UTC."))
                    .field("validation_status", text("valid, warning or error."))
                    .field("message_time", text("When the sender made the message (MSH-7)."))
                    .field("version", text("Version of the standard that the sender claims."))
                    .field("sending_application", text("MSH-3, namespace or universal id."))
                    .field("sending_facility", text("MSH-4, namespace or universal id."))
                    .field("receiving_application", text("MSH-5, namespace or universal id."))
                    .field("receiving_facility", text("MSH-6, namespace or universal id."))
                    .build();

    /** One identifier of a patient. */
    public static final Schema IDENTIFIER =
            struct("Identifier", "One identifier of a patient, in the form received.")
                    .field("type", text("Kind of identifier, as MRN, SSN, PI (table 0203)."))
                    .field("value", text(PiiClass.OTHER_ID, "The identifier, as received."))
                    .field("authority", text("Who assigned it."))
                    .build();

    /** One postal address. */
    public static final Schema ADDRESS =
            struct("Address", "One postal address.")
                    .field("use", text("Kind of address, as H for home (table 0190)."))
                    .field("line", text(PiiClass.ADDRESS, "Street lines, joined by a comma."))
                    .field("city", text(PiiClass.ADDRESS, "City."))
                    .field("state", text("State or province."))
                    .field("zip", text(PiiClass.ZIP, "ZIP or postal code."))
                    .field("country", text("Country."))
                    .build();

    /** The person whom the message is about. */
    public static final Schema PATIENT =
            struct("Patient", "The person whom the message is about.")
                    .field(
                            "id",
                            text(PiiClass.MRN, "The patient's id, normalised; the record's key."))
                    .field("name", text(PiiClass.NAME, "Given and family name, as John Doe."))
                    .field(
                            "dob",
                            text(PiiClass.BIRTH_DATE, "Date of birth, at the precision sent."))
                    .field("gender", text("Administrative sex, as M, F, O, U (table 0001)."))
                    .field("identifiers", list(IDENTIFIER, "All identifiers, as received."))
                    .field(
                            "prior_ids",
                            list(
                                    text(PiiClass.MRN, "An id that this patient was merged from."),
                                    "Ids that a merge or unlink took away (MRG)."))
                    .field("family_name", text(PiiClass.NAME, "Family name."))
                    .field("given_name", text(PiiClass.NAME, "First and further given names."))
                    .field("addresses", list(ADDRESS, "Postal addresses."))
                    .field(
                            "phones",
                            list(text(PiiClass.PHONE, "A phone number."), "Phone numbers."))
                    .field(
                            "emails",
                            list(text(PiiClass.EMAIL, "An e-mail address."), "E-mail addresses."))
                    .field("account", text(PiiClass.ACCOUNT_NUMBER, "Account number (PID-18)."))
                    .field("deceased_at", text(PiiClass.EVENT_DATE, "When the patient died."))
                    .build();

    /** The visit or stay that the message is about. */
    public static final Schema ENCOUNTER =
            struct("Encounter", "The visit or stay that the message is about.")
                    .field("id", text(PiiClass.OTHER_ID, "Visit number (PV1-19)."))
                    .field("admit_date", text(PiiClass.EVENT_DATE, "Admission (PV1-44)."))
                    .field("discharge_date", text(PiiClass.EVENT_DATE, "Discharge (PV1-45)."))
                    .field("type", text("inpatient, outpatient, emergency, … from PV1-2."))
                    .field("location", text("Point of care, room and bed (PV1-3)."))
                    .field("service", text("Hospital service (PV1-10)."))
                    .field(
                            "attending_id",
                            text(PiiClass.OTHER_ID, "Attending doctor's id (PV1-7)."))
                    .field("attending_name", text(PiiClass.NAME, "Attending doctor's name."))
                    .field("disposition", text("Discharge disposition (PV1-36)."))
                    .build();

    /** One result line. */
    public static final Schema OBSERVATION =
            struct("Observation", "One result line.")
                    .field("order_index", int32("Position in orders[] of its order, from 0."))
                    .field("set_id", text("The sender's number of the line (OBX-1)."))
                    .field("code", text("What was observed."))
                    .field("code_text", text("What was observed, in words."))
                    .field("code_system", text("Code system, as LN for LOINC."))
                    .field("sub_id", text("Groups lines that belong together (OBX-4)."))
                    .field("value_type", text("HL7 data type of the value (OBX-2)."))
                    .field(
                            "value",
                            text(PiiClass.FREE_TEXT, "The value; repetitions by line feeds."))
                    .field("unit", text("Unit of the value."))
                    .field("reference_range", text("Range held to be normal."))
                    .field(
                            "abnormal_flags",
                            list(text("A flag, as H or LL (table 0078)."), "Interpretation."))
                    .field("status", text("Result status, as F for final (table 0085)."))
                    .field("observed_at", text(PiiClass.EVENT_DATE, "When it was observed."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on this line."))
                    .build();

    /** One order. */
    public static final Schema ORDER =
            struct("Order", "One order, or the report that answers it.")
                    .field("control", text("What the message does to it, as NW, CA (table 0119)."))
                    .field("placer_id", text(PiiClass.OTHER_ID, "The placer's order number."))
                    .field("filler_id", text(PiiClass.OTHER_ID, "The filler's order number."))
                    .field("code", text("What was ordered."))
                    .field("code_text", text("What was ordered, in words."))
                    .field("code_system", text("Code system."))
                    .field("status", text("Order or result status."))
                    .field("priority", text("Priority, as S for stat."))
                    .field("ordered_at", text(PiiClass.EVENT_DATE, "When it was ordered."))
                    .field("observed_at", text(PiiClass.EVENT_DATE, "When it was observed."))
                    .field("reported_at", text(PiiClass.EVENT_DATE, "When it was reported."))
                    .field("provider_id", text(PiiClass.OTHER_ID, "Ordering provider's id."))
                    .field("provider_name", text(PiiClass.NAME, "Ordering provider's name."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the order."))
                    .build();

    /** One document. */
    public static final Schema DOCUMENT =
            struct("Document", "One document, inline or by reference.")
                    .field("id", text(PiiClass.OTHER_ID, "The document's unique number."))
                    .field("type", text("Kind of document."))
                    .field("title", text(PiiClass.FREE_TEXT, "Title."))
                    .field("mime_type", text("Media type of the content."))
                    .field("content", text(PiiClass.FREE_TEXT, "Text, or base64 of the bytes."))
                    .field("encoding", text("text or base64: how content is written."))
                    .field("attachment", text("Key of its chunks on the attachments topic."))
                    .field("sha256", text("Digest of an attachment's bytes, in hex."))
                    .field("size", int32("Size of the content in bytes."))
                    .field("status", text("Completion status."))
                    .field("authored_at", text(PiiClass.EVENT_DATE, "When it was written."))
                    .build();

    /** One procedure. */
    public static final Schema PROCEDURE =
            struct("Procedure", "One procedure.")
                    .field("code", text("What was done."))
                    .field("code_text", text("What was done, in words."))
                    .field("code_system", text("Code system."))
                    .field("performed_at", text(PiiClass.EVENT_DATE, "When it was done."))
                    .field("type", text("Kind of procedure."))
                    .field("provider_id", text(PiiClass.OTHER_ID, "Who did it."))
                    .field("provider_name", text(PiiClass.NAME, "Who did it."))
                    .build();

    /** One medication that was ordered, dispensed or given. */
    public static final Schema MEDICATION =
            struct("Medication", "One medication that was ordered, dispensed or given.")
                    .field("code", text("Which medication."))
                    .field("code_text", text("Which medication, in words."))
                    .field("code_system", text("Code system."))
                    .field("amount", text("Amount, as sent."))
                    .field("unit", text("Unit of the amount."))
                    .field("form", text("Dosage form."))
                    .field("route", text("Route of administration."))
                    .field("status", text("Completion or order status."))
                    .field("given_at", text(PiiClass.EVENT_DATE, "When it was given."))
                    .field("lot", text(PiiClass.DEVICE, "Lot number."))
                    .field("instructions", text(PiiClass.FREE_TEXT, "Instructions."))
                    .build();

    /** What was done for compliance. */
    public static final Schema COMPLIANCE =
            struct("Compliance", "What was done for compliance; set by what really ran.")
                    .field(
                            "hipaa_compliant",
                            flag("A policy ran over every classified field, over TLS, audited."))
                    .field("pii_masked", flag("A masking policy ran over this record."))
                    .field("audit_log_id", text("Audit batch and index in it."))
                    .build();

    /** One finding about the message; without any value of it. */
    public static final Schema ISSUE =
            struct("Issue", "One finding about the message; never a value of it.")
                    .field("severity", text("error or warning."))
                    .field("code", text("Code of the finding; docs say its meaning and remedy."))
                    .field("location", text("Where, as PID-7 or OBX[2]-5."))
                    .field("text", text("What is wrong, in words."))
                    .build();

    /** The whole record. */
    public static final Schema SCHEMA =
            SchemaBuilder.struct()
                    .name("dev.tributary.HealthcareRecord")
                    .version(1)
                    .doc("A clinical message: the same shape for HL7 v2, FHIR and X12.")
                    .field("metadata", METADATA)
                    .field("patient", PATIENT)
                    .field("encounter", ENCOUNTER)
                    .field("compliance", COMPLIANCE)
                    .field("errors", list(ISSUE, "Findings of severity error."))
                    .field("warnings", list(ISSUE, "Findings of severity warning."))
                    .field("observations", list(OBSERVATION, "Results."))
                    .field("orders", list(ORDER, "Orders and reports."))
                    .field("documents", list(DOCUMENT, "Documents."))
                    .field("procedures", list(PROCEDURE, "Procedures."))
                    .field("medications", list(MEDICATION, "Medications."))
                    .field(
                            "mapped",
                            SchemaBuilder.map(
                                            Schema.STRING_SCHEMA,
                                            text(PiiClass.FREE_TEXT, "A value that was mapped."))
                                    .optional()
                                    .doc("Values by the names of the user's own mappings.")
                                    .build())
                    .field("raw", text(PiiClass.RAW_PAYLOAD, "The exact bytes received."))
                    .field(
                            "raw_encoding",
                            text("base64, or the character set that turns raw into its bytes."))
                    .build();
}
