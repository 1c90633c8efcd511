package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
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
                    .field(
                            "message_id",
                            text(
                                    PiiClass.OTHER_ID,
                                    "The sender's id of the message (MSH-10 in HL7)."))
                    .field(
                            "received_at",
                            text(PiiClass.EVENT_DATE, "When the last byte arrived; ISO-8601 UTC."))
                    .field(
                            "processed_at",
                            text(PiiClass.EVENT_DATE, "When it was mapped; ISO-8601 UTC."))
                    .field("validation_status", text("valid, warning or error."))
                    .field(
                            "message_time",
                            text(PiiClass.EVENT_DATE, "When the sender made the message (MSH-7)."))
                    .field("version", text("Version of the standard that the sender claims."))
                    .field("sending_application", text("MSH-3, namespace or universal id."))
                    .field(
                            "sending_facility",
                            text(PiiClass.ADDRESS, "MSH-4, namespace or universal id."))
                    .field("receiving_application", text("MSH-5, namespace or universal id."))
                    .field(
                            "receiving_facility",
                            text(PiiClass.ADDRESS, "MSH-6, namespace or universal id."))
                    .field("processing_id", text("P, T or D (MSH-11, table 0103)."))
                    .field("structure", text("Abstract message structure, as ADT_A01 (MSH-9.3)."))
                    .field(
                            "recorded_at",
                            text(PiiClass.EVENT_DATE, "When the event was entered (EVN-2)."))
                    .field(
                            "occurred_at",
                            text(PiiClass.EVENT_DATE, "When the event happened (EVN-6)."))
                    .field("event_reason", text("Why (EVN-4, table 0062)."))
                    .field("acknowledgment_code", text("MSA-1, where the message answers one."))
                    .field(
                            "acknowledged_id",
                            text(PiiClass.OTHER_ID, "MSA-2, the id of the message answered."))
                    .build();

    /** One identifier of a patient. */
    public static final Schema IDENTIFIER = PatientSchemas.IDENTIFIER;

    /** One postal address. */
    public static final Schema ADDRESS = PatientSchemas.ADDRESS;

    /** The person whom the message is about. */
    public static final Schema PATIENT = PatientSchemas.PATIENT;

    /** The visit or stay that the message is about. */
    public static final Schema ENCOUNTER = PatientSchemas.ENCOUNTER;

    /** One next of kin or other person to contact. */
    public static final Schema CONTACT = PatientSchemas.CONTACT;

    /** One result line. */
    public static final Schema OBSERVATION = ClinicalSchemas.OBSERVATION;

    /** One order. */
    public static final Schema ORDER = ClinicalSchemas.ORDER;

    /** One specimen. */
    public static final Schema SPECIMEN = ClinicalSchemas.SPECIMEN;

    /** One document. */
    public static final Schema DOCUMENT = ClinicalSchemas.DOCUMENT;

    /** One procedure. */
    public static final Schema PROCEDURE = ClinicalSchemas.PROCEDURE;

    /** One medication that was ordered, dispensed or given. */
    public static final Schema MEDICATION = ClinicalSchemas.MEDICATION;

    /** One diagnosis. */
    public static final Schema DIAGNOSIS = CareSchemas.DIAGNOSIS;

    /** One allergy or adverse reaction. */
    public static final Schema ALLERGY = CareSchemas.ALLERGY;

    /** One appointment. */
    public static final Schema APPOINTMENT = CareSchemas.APPOINTMENT;

    /** What or whom an appointment needs. */
    public static final Schema APPOINTMENT_RESOURCE = CareSchemas.APPOINTMENT_RESOURCE;

    /** One entry of a master file. */
    public static final Schema MASTER_ENTRY = CareSchemas.MASTER_ENTRY;

    /** One insurance. */
    public static final Schema COVERAGE = BillingSchemas.COVERAGE;

    /** One who guarantees payment. */
    public static final Schema GUARANTOR = BillingSchemas.GUARANTOR;

    /** One charge, credit or payment. */
    public static final Schema CHARGE = BillingSchemas.CHARGE;

    /** What was done for compliance. */
    public static final Schema COMPLIANCE =
            struct("Compliance", "What was done for compliance; set by what really ran.")
                    .field(
                            "hipaa_compliant",
                            flag(
                                    "A policy ran over every classified field, over TLS or SSH, audited."))
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
                    .field("diagnoses", list(DIAGNOSIS, "Diagnoses."))
                    .field("allergies", list(ALLERGY, "Allergies."))
                    .field("contacts", list(CONTACT, "Next of kin and others to contact."))
                    .field("coverages", list(COVERAGE, "Insurances."))
                    .field("guarantors", list(GUARANTOR, "Who guarantees payment."))
                    .field("appointments", list(APPOINTMENT, "Appointments."))
                    .field("charges", list(CHARGE, "Charges, credits and payments."))
                    .field("specimens", list(SPECIMEN, "Specimens."))
                    .field("master_entries", list(MASTER_ENTRY, "Changes of master files."))
                    .field(
                            "other_patients",
                            list(
                                    PATIENT,
                                    "Further patients of the same message: linked, swapped or"
                                            + " merged in it, or with results of their own."))
                    .field("other_encounters", list(ENCOUNTER, "Further visits."))
                    .field(
                            "deleted",
                            list(
                                    text("A field of this record, as patient.dob."),
                                    "Fields that the sender wants deleted (HL7 \"\"), where an"
                                            + " absent field says nothing."))
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
