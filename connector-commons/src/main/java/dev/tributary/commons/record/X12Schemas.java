package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.int64;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * What the records made of X12 interchanges share: where they stood, parties, amounts, dates.
 *
 * <p>Dates are {@code yyyy-MM-dd}, or {@code yyyy-MM-ddTHH:mm} where a time was sent; an amount
 * that is no number is absent, and what was sent in its place stands in {@code raw} alone.
 */
public final class X12Schemas {

    private X12Schemas() {}

    /** Where a record stood: interchange, group, transaction set, and which of them. */
    public static final Schema ENVELOPE =
            struct("Envelope", "The interchange, group and transaction set that it stood in.")
                    .field("partner", text("Trading partner, by the name that you gave it."))
                    .field("partner_known", flag("Whether a configured partner matched."))
                    .field("file_digest", text(PiiClass.OTHER_ID, "Digest of the file; no name."))
                    .field("interchange_number", int32("Which interchange of the file, from 1."))
                    .field("group_number", int32("Which group of the interchange, from 1."))
                    .field("set_number", int32("Which transaction set of the group, from 1."))
                    .field("sender_qualifier", text("Kind of the sender's id (ISA-05)."))
                    .field("sender", text(PiiClass.OTHER_ID, "Sender's id (ISA-06)."))
                    .field("receiver_qualifier", text("Kind of the receiver's id (ISA-07)."))
                    .field("receiver", text(PiiClass.OTHER_ID, "Receiver's id (ISA-08)."))
                    .field("sent_on", text(PiiClass.EVENT_DATE, "Date and time (ISA-09, ISA-10)."))
                    .field(
                            "interchange_control_number",
                            text(PiiClass.OTHER_ID, "Of the interchange (ISA-13)."))
                    .field("usage", text("P for production, T for test (ISA-15)."))
                    .field("group_id", text("Kind of group, as HC (GS-01)."))
                    .field("group_sender", text(PiiClass.OTHER_ID, "Application sender (GS-02)."))
                    .field(
                            "group_receiver",
                            text(PiiClass.OTHER_ID, "Application receiver (GS-03)."))
                    .field("group_control_number", text(PiiClass.OTHER_ID, "Of the group (GS-06)."))
                    .field("set", text("Kind of transaction set, as 837 (ST-01)."))
                    .field(
                            "set_control_number",
                            text(PiiClass.OTHER_ID, "Of the transaction set (ST-02)."))
                    .field("set_version", text("Guide that it claims to follow (ST-03, GS-08)."))
                    .field("guide", text("Guide that it was read by, as 837P."))
                    .field("purpose", text("Purpose of the set (BHT-02, BGN-01)."))
                    .field("reference", text(PiiClass.OTHER_ID, "Set's own id (BHT-03, BGN-02)."))
                    .field(
                            "created_on",
                            text(PiiClass.EVENT_DATE, "When it was made (BHT-04, BGN-03)."))
                    .field("kind", text("Kind of transaction (BHT-06, BGN-08)."))
                    .build();

    /** One further number by which something is known. */
    public static final Schema REFERENCE =
            struct("ReferenceNumber", "One further number by which something is known.")
                    .field("qualifier", text("What kind of number (REF-01)."))
                    .field("value", text(PiiClass.OTHER_ID, "The number (REF-02)."))
                    .field("description", text(PiiClass.OTHER_ID, "What is said besides (REF-03)."))
                    .build();

    /** One way to reach a party. */
    public static final Schema PARTY_CONTACT =
            struct("PartyContact", "One person or desk by which a party is reached.")
                    .field("function", text("What for (PER-01)."))
                    .field("name", text(PiiClass.NAME, "Name (PER-02)."))
                    .field("phone", text(PiiClass.PHONE, "Telephone."))
                    .field("extension", text(PiiClass.PHONE, "Telephone extension."))
                    .field("fax", text(PiiClass.FAX, "Fax."))
                    .field("email", text(PiiClass.EMAIL, "E-mail address."))
                    .field("url", text(PiiClass.URL, "Web address."))
                    .field("other", text(PiiClass.PHONE, "Any other number."))
                    .build();

    /** One person or organization with a part in it. */
    public static final Schema PARTY =
            struct("Party", "One person or organization with a part in the transaction.")
                    .field("role", text("Part that it has, as billing_provider."))
                    .field("entity_code", text("Part as sent (NM1-01, N1-01)."))
                    .field("entity_type", text("1 for a person, 2 for an organization."))
                    .field("loop", text("Loop that it stood in, as 2310B."))
                    .field("name", text(PiiClass.NAME, "Organization, or given and family name."))
                    .field("family_name", text(PiiClass.NAME, "Family name (NM1-03)."))
                    .field("given_name", text(PiiClass.NAME, "Given names (NM1-04, NM1-05)."))
                    .field("suffix", text(PiiClass.NAME, "Suffix of the name (NM1-07)."))
                    .field("id_qualifier", text("Kind of id (NM1-08, N1-03)."))
                    .field("id", text(PiiClass.OTHER_ID, "Id (NM1-09, N1-04)."))
                    .field("npi", text(PiiClass.OTHER_ID, "National provider id."))
                    .field("tax_id", text(PiiClass.SSN, "Tax id: an EIN or an SSN."))
                    .field("taxonomy", text("Specialty (PRV-03)."))
                    .field("provider_code", text("Role as a provider (PRV-01)."))
                    .field("address", HealthcareRecord.ADDRESS)
                    .field("contacts", list(PARTY_CONTACT, "By whom it is reached."))
                    .field("references", list(REFERENCE, "Its further numbers."))
                    .build();

    /** One amount of a kind. */
    public static final Schema AMOUNT =
            struct("QualifiedAmount", "One amount of a kind.")
                    .field("qualifier", text("Kind (AMT-01)."))
                    .field("amount", money("Amount (AMT-02)."))
                    .field("amount_original", text("The amount's exact text."))
                    .build();

    /** One quantity of a kind. */
    public static final Schema QUANTITY =
            struct("QualifiedQuantity", "One quantity of a kind.")
                    .field("qualifier", text("Kind (QTY-01)."))
                    .field("quantity", quantity("Quantity (QTY-02)."))
                    .field("unit", text("Unit (QTY-03)."))
                    .build();

    /** One date or span of a kind. */
    public static final Schema DATE =
            struct("QualifiedDate", "One date, or one span of dates, of a kind.")
                    .field("qualifier", text("Kind (DTP-01, DTM-01)."))
                    .field("date", text(PiiClass.EVENT_DATE, "The date, or the first one."))
                    .field("date_to", text(PiiClass.EVENT_DATE, "The last one of a span."))
                    .build();

    /** One note. */
    public static final Schema NOTE =
            struct("QualifiedNote", "One note of a kind.")
                    .field("qualifier", text("Kind (NTE-01, MSG, PWK)."))
                    .field("text", text(PiiClass.FREE_TEXT, "The note."))
                    .build();

    /** One reason why an amount is not paid as charged. */
    public static final Schema ADJUSTMENT =
            struct("Adjustment", "One reason why what is paid differs from what was charged.")
                    .field("group", text("Who bears it, as CO or PR (CAS-01)."))
                    .field("reason", text("Why (CAS-02, 05, 08, 11, 14, 17)."))
                    .field("amount", money("By how much the payment is less."))
                    .field("amount_original", text("The amount's exact text."))
                    .field("quantity", quantity("By how many units."))
                    .build();

    /** One who is insured, and by what. */
    public static final Schema INSURED =
            struct("Insured", "One person who is insured, and by which plan.")
                    .field("payer_responsibility", text("Rank of the payer (SBR-01)."))
                    .field("relationship", text("Patient to insured (SBR-02, PAT-01, INS-02)."))
                    .field("group_number", text(PiiClass.MEMBER_ID, "Group (SBR-03)."))
                    .field("group_name", text(PiiClass.NAME, "Group's name (SBR-04)."))
                    .field("insurance_type", text("Kind of insurance (SBR-05)."))
                    .field("filing_indicator", text("Kind of plan (SBR-09)."))
                    .field("entity_type", text("1 for a person, 2 for an organization."))
                    .field("id_qualifier", text("Kind of id (NM1-08)."))
                    .field("member_id", text(PiiClass.MEMBER_ID, "Member's id (NM1-09)."))
                    .field("name", text(PiiClass.NAME, "Given and family name."))
                    .field("family_name", text(PiiClass.NAME, "Family name (NM1-03)."))
                    .field("given_name", text(PiiClass.NAME, "Given names (NM1-04, NM1-05)."))
                    .field("suffix", text(PiiClass.NAME, "Suffix of the name (NM1-07)."))
                    .field("dob", text(PiiClass.BIRTH_DATE, "Born (DMG-02)."))
                    .field("gender", text("Administrative sex (DMG-03)."))
                    .field("ssn", text(PiiClass.SSN, "Social security number (REF SY)."))
                    .field("address", HealthcareRecord.ADDRESS)
                    .field("references", list(REFERENCE, "Further numbers."))
                    .build();

    /** Begins a record about a person: what every such record of ours begins with. */
    static SchemaBuilder begin(String name, String doc) {
        return rest(head(name, doc).field("patient", HealthcareRecord.PATIENT));
    }

    /** Begins a record about no person. */
    static SchemaBuilder beginWithoutPatient(String name, String doc) {
        return rest(head(name, doc));
    }

    private static SchemaBuilder head(String name, String doc) {
        return SchemaBuilder.struct()
                .name("dev.tributary." + name)
                .version(1)
                .doc(doc)
                .field("metadata", HealthcareRecord.METADATA);
    }

    private static SchemaBuilder rest(SchemaBuilder record) {
        return record.field("compliance", HealthcareRecord.COMPLIANCE)
                .field("errors", list(HealthcareRecord.ISSUE, "Findings of severity error."))
                .field("warnings", list(HealthcareRecord.ISSUE, "Findings of severity warning."))
                .field("envelope", ENVELOPE)
                .field("unit_number", int32("Which unit of the transaction set, from 1."))
                .field("first_byte", int64("Where it starts in the unpacked file, from 0."))
                .field("end_byte", int64("Where the byte behind it stands."));
    }

    /** Ends a record: what was received. */
    static Schema end(SchemaBuilder record) {
        return record.field(
                        "raw",
                        text(
                                PiiClass.RAW_PAYLOAD,
                                "ISA, GS, ST, then its own segments, each as received, with the"
                                        + " delimiters of the interchange."))
                .field(
                        "raw_encoding",
                        text("base64, or the character set that turns raw into its bytes."))
                .field(
                        "tree",
                        text(
                                PiiClass.RAW_PAYLOAD,
                                "All loops and segments of it and of its context, as JSON; with"
                                        + " include.tree=true."))
                .build();
    }
}
