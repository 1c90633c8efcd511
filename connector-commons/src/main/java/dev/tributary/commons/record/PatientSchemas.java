package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schemas of people and of their stays; {@link HealthcareRecord} hands them out. */
final class PatientSchemas {

    static final String WHOSE =
            "Whose it is: n for other_patients[n-1]; absent where it is the patient's.";

    private PatientSchemas() {}

    static final Schema IDENTIFIER =
            struct("Identifier", "One identifier of a patient, in the form received.")
                    .field("type", text("Kind of identifier, as MRN, SSN, PI (table 0203)."))
                    .field("value", text(PiiClass.OTHER_ID, "The identifier, as received."))
                    .field("authority", text(PiiClass.ADDRESS, "Who assigned it."))
                    .field(
                            "authority_id",
                            text(PiiClass.ADDRESS, "Universal id of who assigned it, as an OID."))
                    .field(
                            "facility",
                            text(PiiClass.ADDRESS, "Facility at which it was assigned (CX-6)."))
                    .field("field", text("The field that it stood in, as PID-3."))
                    .build();

    static final Schema ADDRESS =
            struct("Address", "One postal address.")
                    .field("use", text("Kind of address, as H for home (table 0190)."))
                    .field("line", text(PiiClass.ADDRESS, "Street lines, joined by a comma."))
                    .field("city", text(PiiClass.ADDRESS, "City."))
                    .field("state", text("State or province."))
                    .field("zip", text(PiiClass.ZIP, "ZIP or postal code."))
                    .field("country", text("Country."))
                    .field("county", text(PiiClass.ADDRESS, "County or parish."))
                    .build();

    static final Schema PATIENT =
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
                                    "Ids that a merge or unlink took away (MRG), normalised."))
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
                    .field("deceased", text("Whether the patient died, as Y or N (PID-30)."))
                    .field("aliases", list(text(PiiClass.NAME, "A name."), "Other names."))
                    .field("mother_maiden_name", text(PiiClass.NAME, "Mother's maiden name."))
                    .field("race", list(text("A race (table 0005)."), "Races."))
                    .field("ethnicity", text("Ethnic group (PID-22)."))
                    .field("language", text("Primary language (PID-15)."))
                    .field("marital_status", text("Marital status (PID-16)."))
                    .field("religion", text("Religion (PID-17)."))
                    .field("nationality", text("Nationality (PID-28)."))
                    .field("birth_place", text(PiiClass.ADDRESS, "Place of birth (PID-23)."))
                    .field("multiple_birth", text("Whether one of several, as Y (PID-24)."))
                    .field("birth_order", text("Which of several (PID-25)."))
                    .field("mother_id", text(PiiClass.OTHER_ID, "The mother's id (PID-21)."))
                    .field("primary_care_id", text(PiiClass.OTHER_ID, "Primary care doctor."))
                    .field("primary_care_name", text(PiiClass.NAME, "Primary care doctor."))
                    .field("living_will", text("Living will (PD1-7)."))
                    .field("organ_donor", text("Organ donor (PD1-8)."))
                    .field("publicity", text("How the patient may be contacted (PD1-11)."))
                    .field("protection", text("Whether data are protected, as Y (PD1-12)."))
                    .field(
                            "link_action",
                            text(
                                    "What the message does to ids: merge, move, change_id, link,"
                                            + " unlink or swap."))
                    .field(
                            "prior_identifiers",
                            list(IDENTIFIER, "Identifiers before the change, as received (MRG)."))
                    .field(
                            "prior_accounts",
                            list(
                                    text(PiiClass.ACCOUNT_NUMBER, "An account number."),
                                    "Accounts before the change (MRG-3)."))
                    .field(
                            "prior_visits",
                            list(
                                    text(PiiClass.OTHER_ID, "A visit number."),
                                    "Visits before the change (MRG-5)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the patient."))
                    .build();

    static final Schema ENCOUNTER =
            struct("Encounter", "The visit or stay that the message is about.")
                    .field("id", text(PiiClass.OTHER_ID, "Visit number (PV1-19)."))
                    .field("admit_date", text(PiiClass.EVENT_DATE, "Admission (PV1-44)."))
                    .field("discharge_date", text(PiiClass.EVENT_DATE, "Discharge (PV1-45)."))
                    .field("type", text("inpatient, outpatient, emergency, … from PV1-2."))
                    .field(
                            "location",
                            text(PiiClass.ADDRESS, "Point of care, room and bed (PV1-3)."))
                    .field("service", text("Hospital service (PV1-10)."))
                    .field(
                            "attending_id",
                            text(PiiClass.OTHER_ID, "Attending doctor's id (PV1-7)."))
                    .field("attending_name", text(PiiClass.NAME, "Attending doctor's name."))
                    .field("disposition", text("Discharge disposition (PV1-36)."))
                    .field("patient_index", int32(WHOSE))
                    .field("class_code", text("Patient class as sent (PV1-2, table 0004)."))
                    .field("admission_type", text("Admission type (PV1-4)."))
                    .field("admit_source", text("Where from (PV1-14)."))
                    .field(
                            "prior_location",
                            text(PiiClass.ADDRESS, "Location before a transfer (PV1-6)."))
                    .field("facility", text(PiiClass.ADDRESS, "Facility (PV1-3.4, else PV1-39)."))
                    .field("discharged_to", text(PiiClass.ADDRESS, "Where to (PV1-37)."))
                    .field("referring_id", text(PiiClass.OTHER_ID, "Referring doctor (PV1-8)."))
                    .field("referring_name", text(PiiClass.NAME, "Referring doctor's name."))
                    .field("consulting_id", text(PiiClass.OTHER_ID, "Consulting doctor (PV1-9)."))
                    .field("consulting_name", text(PiiClass.NAME, "Consulting doctor's name."))
                    .field("admitting_id", text(PiiClass.OTHER_ID, "Admitting doctor (PV1-17)."))
                    .field("admitting_name", text(PiiClass.NAME, "Admitting doctor's name."))
                    .field("preadmit_id", text(PiiClass.OTHER_ID, "Preadmit number (PV1-5)."))
                    .field("alternate_id", text(PiiClass.OTHER_ID, "Alternate visit (PV1-50)."))
                    .field("patient_type", text("Patient type (PV1-18)."))
                    .field("financial_class", text("Financial class (PV1-20)."))
                    .field("vip", text("VIP indicator (PV1-16)."))
                    .field("reason_code", text("Admit reason (PV2-3)."))
                    .field("reason", text(PiiClass.FREE_TEXT, "Admit reason in words (PV2-3)."))
                    .field("transfer_reason", text(PiiClass.FREE_TEXT, "In words (PV2-4)."))
                    .field("expected_admit_at", text(PiiClass.EVENT_DATE, "PV2-8."))
                    .field("expected_discharge_at", text(PiiClass.EVENT_DATE, "PV2-9."))
                    .field("description", text(PiiClass.FREE_TEXT, "The visit (PV2-12)."))
                    .field("mode_of_arrival", text("Mode of arrival (PV2-38)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the visit."))
                    .build();

    static final Schema CONTACT =
            struct("Contact", "One next of kin or other person to contact.")
                    .field("patient_index", int32(WHOSE))
                    .field("set_id", text("The sender's number of it (NK1-1)."))
                    .field("name", text(PiiClass.NAME, "Given and family name (NK1-2)."))
                    .field("relationship", text("Relationship as coded (NK1-3, table 0063)."))
                    .field("relationship_text", text(PiiClass.FREE_TEXT, "Relationship in words."))
                    .field("role", text("Contact role (NK1-7)."))
                    .field("addresses", list(ADDRESS, "Postal addresses."))
                    .field(
                            "phones",
                            list(text(PiiClass.PHONE, "A phone number."), "Phone numbers."))
                    .field(
                            "emails",
                            list(text(PiiClass.EMAIL, "An e-mail address."), "E-mail addresses."))
                    .field("organization", text(PiiClass.NAME, "Organization (NK1-13)."))
                    .field("gender", text("Administrative sex (NK1-15)."))
                    .field("dob", text(PiiClass.BIRTH_DATE, "Date of birth (NK1-16)."))
                    .field("started_at", text(PiiClass.EVENT_DATE, "Since when (NK1-8)."))
                    .field("ended_at", text(PiiClass.EVENT_DATE, "Until when (NK1-9)."))
                    .field("notes", text(PiiClass.FREE_TEXT, "Notes on the contact."))
                    .build();
}
