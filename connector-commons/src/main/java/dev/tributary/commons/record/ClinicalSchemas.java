package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** The schemas of what was found, thought and done; {@link HealthcareRecord} hands them out. */
final class ClinicalSchemas {

    static final String ITS_ORDER = "Position in orders[] of its order, from 0.";

    private ClinicalSchemas() {}

    /** A struct of which there may be several, for several patients. */
    private static SchemaBuilder part(String name, String doc) {
        return struct(name, doc).field("patient_index", int32(PatientSchemas.WHOSE));
    }

    static final Schema OBSERVATION =
            struct("Observation", "One result line.")
                    .field("order_index", int32(ITS_ORDER))
                    .field("set_id", text("The sender's number of the line (OBX-1)."))
                    .field("code", text("What was observed."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "What was observed, in words."))
                    .field("code_system", text("Code system, as LN for LOINC."))
                    .field("sub_id", text("Groups lines that belong together (OBX-4)."))
                    .field("value_type", text("HL7 data type of the value (OBX-2)."))
                    .field(
                            "value",
                            text(
                                    PiiClass.FREE_TEXT,
                                    "The value, of a coded one its words; repetitions by line"
                                            + " feeds."))
                    .field("unit", text("Unit of the value."))
                    .field("reference_range", text(PiiClass.FREE_TEXT, "Range held to be normal."))
                    .field(
                            "abnormal_flags",
                            list(text("A flag, as H or LL (table 0078)."), "Interpretation."))
                    .field("status", text("Result status, as F for final (table 0085)."))
                    .field("observed_at", text(PiiClass.EVENT_DATE, "When it was observed."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on this line."))
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("value_code", text("Code of a coded value."))
                    .field("value_system", text("Code system of a coded value."))
                    .field("alternate_code", text("The same observation in another code system."))
                    .field("alternate_text", text(PiiClass.FREE_TEXT, "Its words there."))
                    .field("alternate_system", text("The other code system."))
                    .field("document_index", int32("Position in documents[] of the content."))
                    .field("method", text("How it was observed (OBX-17)."))
                    .field("observer_id", text(PiiClass.OTHER_ID, "Responsible (OBX-16)."))
                    .field("observer_name", text(PiiClass.NAME, "Responsible (OBX-16)."))
                    .field("device", text(PiiClass.DEVICE, "Equipment instance (OBX-18)."))
                    .field("analyzed_at", text(PiiClass.EVENT_DATE, "Analysis (OBX-19)."))
                    .field(
                            "performer",
                            text(
                                    PiiClass.ADDRESS,
                                    "Performing organization (OBX-23, else OBX-15)."))
                    .build();

    static final Schema ORDER =
            struct("Order", "One order, or the report that answers it.")
                    .field("control", text("What the message does to it, as NW, CA (table 0119)."))
                    .field("placer_id", text(PiiClass.OTHER_ID, "The placer's order number."))
                    .field("filler_id", text(PiiClass.OTHER_ID, "The filler's order number."))
                    .field("code", text("What was ordered."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "What was ordered, in words."))
                    .field("code_system", text("Code system."))
                    .field("status", text("Order or result status."))
                    .field("priority", text("Priority, as S for stat."))
                    .field("ordered_at", text(PiiClass.EVENT_DATE, "When it was ordered."))
                    .field("observed_at", text(PiiClass.EVENT_DATE, "When it was observed."))
                    .field("reported_at", text(PiiClass.EVENT_DATE, "When it was reported."))
                    .field("provider_id", text(PiiClass.OTHER_ID, "Ordering provider's id."))
                    .field("provider_name", text(PiiClass.NAME, "Ordering provider's name."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the order."))
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("group_id", text(PiiClass.OTHER_ID, "Placer's group (ORC-4)."))
                    .field("alternate_code", text("The same in another code system."))
                    .field("alternate_text", text(PiiClass.FREE_TEXT, "Its words there."))
                    .field("alternate_system", text("The other code system."))
                    .field("section", text("Diagnostic service section (OBR-24)."))
                    .field("parent_id", text(PiiClass.OTHER_ID, "Parent order (OBR-29)."))
                    .field("observed_until", text(PiiClass.EVENT_DATE, "OBR-8."))
                    .field("received_at", text(PiiClass.EVENT_DATE, "Specimen came (OBR-14)."))
                    .field("scheduled_at", text(PiiClass.EVENT_DATE, "OBR-36."))
                    .field("starts_at", text(PiiClass.EVENT_DATE, "Start (TQ1-7, ORC-7)."))
                    .field("ends_at", text(PiiClass.EVENT_DATE, "End (TQ1-8, ORC-7)."))
                    .field("frequency", text("How often (TQ1-3, ORC-7)."))
                    .field("reason_code", text("Reason for it (OBR-31, else ORC-16)."))
                    .field("reason", text(PiiClass.FREE_TEXT, "Reason in words."))
                    .field("clinical_information", text(PiiClass.FREE_TEXT, "OBR-13."))
                    .field("interpreter_id", text(PiiClass.OTHER_ID, "Interpreter (OBR-32)."))
                    .field("interpreter_name", text(PiiClass.NAME, "Interpreter (OBR-32)."))
                    .field(
                            "specimen_source",
                            text(PiiClass.FREE_TEXT, "Specimen (OBR-15, before 2.5)."))
                    .field("facility", text(PiiClass.ADDRESS, "Ordering facility (ORC-21)."))
                    .build();

    static final Schema SPECIMEN =
            part("Specimen", "One specimen.")
                    .field("order_index", int32(ITS_ORDER))
                    .field("set_id", text("The sender's number of it (SPM-1)."))
                    .field("id", text(PiiClass.OTHER_ID, "Specimen id (SPM-2)."))
                    .field("code", text("Kind of specimen (SPM-4)."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "Kind of specimen, in words."))
                    .field("code_system", text("Code system."))
                    .field("site", text("Source site (SPM-8)."))
                    .field("collection_method", text("How it was taken (SPM-7)."))
                    .field("collected_at", text(PiiClass.EVENT_DATE, "Begin (SPM-17)."))
                    .field("collected_until", text(PiiClass.EVENT_DATE, "End (SPM-17)."))
                    .field("received_at", text(PiiClass.EVENT_DATE, "SPM-18."))
                    .field("reject_reason", text("Why it was rejected (SPM-21)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the specimen."))
                    .build();

    static final Schema DOCUMENT =
            struct("Document", "One document, inline or by reference.")
                    .field("id", text(PiiClass.OTHER_ID, "The document's unique number."))
                    .field("type", text("Kind of document."))
                    .field("title", text(PiiClass.FREE_TEXT, "Title."))
                    .field("mime_type", text("Media type of the content."))
                    .field("content", text(PiiClass.FREE_TEXT, "Text, or base64 of the bytes."))
                    .field("encoding", text("text or base64: how content is written."))
                    .field(
                            "attachment",
                            text(PiiClass.OTHER_ID, "Key of its chunks on the attachments topic."))
                    .field(
                            "sha256",
                            text(PiiClass.OTHER_ID, "Digest of an attachment's bytes, in hex."))
                    .field("size", int32("Size of the content in bytes."))
                    .field("status", text("Completion status."))
                    .field("authored_at", text(PiiClass.EVENT_DATE, "When it was written."))
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("order_index", int32(ITS_ORDER))
                    .field("type_text", text(PiiClass.FREE_TEXT, "Kind of document, in words."))
                    .field("reference", text(PiiClass.URL, "Where the content is (RP)."))
                    .field("author_id", text(PiiClass.OTHER_ID, "Who wrote it (TXA-9)."))
                    .field("author_name", text(PiiClass.NAME, "Who wrote it (TXA-9)."))
                    .field("parent_id", text(PiiClass.OTHER_ID, "What it amends (TXA-13)."))
                    .field("activity_at", text(PiiClass.EVENT_DATE, "Act (TXA-4)."))
                    .field("transcribed_at", text(PiiClass.EVENT_DATE, "TXA-7."))
                    .field("availability", text("Availability status (TXA-19)."))
                    .field("confidentiality", text("Confidentiality status (TXA-18)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the document."))
                    .build();

    static final Schema PROCEDURE =
            struct("Procedure", "One procedure.")
                    .field("code", text("What was done."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "What was done, in words."))
                    .field("code_system", text("Code system."))
                    .field("performed_at", text(PiiClass.EVENT_DATE, "When it was done."))
                    .field("type", text("Kind of procedure."))
                    .field("provider_id", text(PiiClass.OTHER_ID, "Who did it."))
                    .field("provider_name", text(PiiClass.NAME, "Who did it."))
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("set_id", text("The sender's number of it (PR1-1)."))
                    .field("minutes", text("How long it took (PR1-7)."))
                    .field("priority", text("Rank among several (PR1-14)."))
                    .field("modifiers", list(text("A code."), "Modifiers (PR1-16)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the procedure."))
                    .build();

    static final Schema MEDICATION =
            struct("Medication", "One medication that was ordered, dispensed or given.")
                    .field("code", text("Which medication."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "Which medication, in words."))
                    .field("code_system", text("Code system."))
                    .field("amount", text("Amount, as sent."))
                    .field("unit", text("Unit of the amount."))
                    .field("form", text("Dosage form."))
                    .field("route", text("Route of administration."))
                    .field("status", text("Completion or order status."))
                    .field("given_at", text(PiiClass.EVENT_DATE, "When it was given."))
                    .field("lot", text(PiiClass.DEVICE, "Lot number."))
                    .field("instructions", text(PiiClass.FREE_TEXT, "Instructions."))
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("order_index", int32(ITS_ORDER))
                    .field("kind", text("ordered, encoded, dispensed, given or administered."))
                    .field("amount_max", text("Upper bound of the amount, as sent."))
                    .field("ended_at", text(PiiClass.EVENT_DATE, "Until when it was given."))
                    .field("site", text("Site of administration (RXR-2)."))
                    .field("manufacturer", text(PiiClass.FREE_TEXT, "Manufacturer."))
                    .field("expires_at", text(PiiClass.EVENT_DATE, "When the lot expires."))
                    .field("dispense_amount", text("Amount to dispense, as sent."))
                    .field("dispense_unit", text("Unit of the amount to dispense."))
                    .field("refills", text("Number of refills."))
                    .field("prescription_id", text(PiiClass.OTHER_ID, "Prescription number."))
                    .field("provider_id", text(PiiClass.OTHER_ID, "Who gave or ordered it."))
                    .field("provider_name", text(PiiClass.NAME, "Who gave or ordered it."))
                    .field(
                            "refusal_reason",
                            text(PiiClass.FREE_TEXT, "Why it was refused (RXA-18)."))
                    .field(
                            "components",
                            list(text(PiiClass.FREE_TEXT, "A component."), "Components (RXC)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the medication."))
                    .build();
}
