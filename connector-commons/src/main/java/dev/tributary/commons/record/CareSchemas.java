package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schemas of conditions and of what is planned; {@link HealthcareRecord} hands them out. */
final class CareSchemas {

    private CareSchemas() {}

    static final Schema DIAGNOSIS =
            struct("Diagnosis", "One diagnosis.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("order_index", int32(ClinicalSchemas.ITS_ORDER))
                    .field("set_id", text("The sender's number of it (DG1-1)."))
                    .field("id", text(PiiClass.OTHER_ID, "Diagnosis id (DG1-20)."))
                    .field("code", text("The diagnosis (DG1-3)."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "The diagnosis in words."))
                    .field("code_system", text("Code system, as I10."))
                    .field("diagnosed_at", text(PiiClass.EVENT_DATE, "When (DG1-5)."))
                    .field("type", text("admitting, working, final, … as sent (DG1-6)."))
                    .field("priority", text("Rank among several (DG1-15)."))
                    .field("clinician_id", text(PiiClass.OTHER_ID, "Who said so (DG1-16)."))
                    .field("clinician_name", text(PiiClass.NAME, "Who said so (DG1-16)."))
                    .field("action", text("A, D or U (DG1-21)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the diagnosis."))
                    .build();

    static final Schema ALLERGY =
            struct("Allergy", "One allergy or adverse reaction.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("set_id", text("The sender's number of it (AL1-1)."))
                    .field("id", text(PiiClass.OTHER_ID, "Allergy id (IAM-7)."))
                    .field("type", text("Kind, as DA or FA (AL1-2, table 0127)."))
                    .field("code", text("What against (AL1-3)."))
                    .field("code_text", text(PiiClass.FREE_TEXT, "What against, in words."))
                    .field("code_system", text("Code system."))
                    .field("severity", text("Severity (AL1-4, table 0128)."))
                    .field(
                            "reactions",
                            list(text(PiiClass.FREE_TEXT, "A reaction."), "Reactions (AL1-5)."))
                    .field("identified_at", text(PiiClass.EVENT_DATE, "AL1-6, IAM-11."))
                    .field("action", text("A, D or U (IAM-6)."))
                    .field("status", text("Clinical status (IAM-17)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the allergy."))
                    .build();

    static final Schema APPOINTMENT_RESOURCE =
            struct("AppointmentResource", "What or whom an appointment needs.")
                    .field("kind", text("service, general, location or person."))
                    .field("set_id", text("The sender's number of it."))
                    .field("id", text(PiiClass.OTHER_ID, "Its id or code."))
                    .field("name", text(PiiClass.NAME, "Its name."))
                    .field("type", text("Its kind or role."))
                    .field("starts_at", text(PiiClass.EVENT_DATE, "From when it is needed."))
                    .field("duration", text("How long, as sent."))
                    .field("duration_unit", text("Unit of the duration."))
                    .field("status", text("Filler's status of it."))
                    .field("action", text("A, D, U or X: what the message does to it."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on it."))
                    .build();

    static final Schema APPOINTMENT =
            struct("Appointment", "One appointment.")
                    .field("patient_index", int32(PatientSchemas.WHOSE))
                    .field("placer_id", text(PiiClass.OTHER_ID, "Placer's number (SCH-1)."))
                    .field("filler_id", text(PiiClass.OTHER_ID, "Filler's number (SCH-2)."))
                    .field("occurrence", text("Which of a series (SCH-3)."))
                    .field("event_reason", text(PiiClass.FREE_TEXT, "Of the message (SCH-6)."))
                    .field("reason_code", text("Why (SCH-7)."))
                    .field("reason", text(PiiClass.FREE_TEXT, "Why, in words (SCH-7)."))
                    .field("type", text("Kind of appointment (SCH-8)."))
                    .field("starts_at", text(PiiClass.EVENT_DATE, "SCH-11, TQ1-7 or AIS-4 …"))
                    .field("ends_at", text(PiiClass.EVENT_DATE, "SCH-11 or TQ1-8."))
                    .field("duration", text("How long, as sent (SCH-9)."))
                    .field("duration_unit", text("Unit of the duration (SCH-10)."))
                    .field("status", text("Filler's status (SCH-25)."))
                    .field("contact_id", text(PiiClass.OTHER_ID, "Filler's contact (SCH-16)."))
                    .field("contact_name", text(PiiClass.NAME, "Filler's contact (SCH-16)."))
                    .field("entered_by_id", text(PiiClass.OTHER_ID, "Who entered it (SCH-20)."))
                    .field("entered_by_name", text(PiiClass.NAME, "Who entered it (SCH-20)."))
                    .field("resources", list(APPOINTMENT_RESOURCE, "AIS, AIG, AIL and AIP."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the appointment."))
                    .build();

    static final Schema MASTER_ENTRY =
            struct("MasterEntry", "One entry of a master file that the message changes.")
                    .field("file", text("Which master file (MFI-1)."))
                    .field("file_event", text("UPD or REP (MFI-3)."))
                    .field("action", text("MAD, MDL, MUP, … (MFE-1, table 0180)."))
                    .field(
                            "control_id",
                            text(PiiClass.OTHER_ID, "The sender's id of the change (MFE-2)."))
                    .field("effective_at", text(PiiClass.EVENT_DATE, "From when (MFE-3)."))
                    .field("key", text(PiiClass.OTHER_ID, "Key of the entry (MFE-4)."))
                    .field("key_text", text(PiiClass.NAME, "Key in words, or a person's name."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the entry."))
                    .build();
}
