package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one member of an 834. */
public final class EnrollmentRecord {

    private EnrollmentRecord() {}

    /** Other insurance of a member. */
    public static final Schema COORDINATION =
            struct("CoordinationOfBenefits", "Other insurance of a member (COB).")
                    .field("responsibility", text("Rank of the payer (COB-01)."))
                    .field("policy", text(PiiClass.MEMBER_ID, "Policy (COB-02)."))
                    .field("coordination", text("Whether it is coordinated (COB-03)."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .field("dates", list(X12Schemas.DATE, "Dates (DTP)."))
                    .field("parties", list(X12Schemas.PARTY, "The insurers (2330)."))
                    .build();

    /** One coverage of a member. */
    public static final Schema COVERAGE =
            struct("EnrolledCoverage", "One coverage of a member (HD).")
                    .field("maintenance", text("What the message does to it (HD-01)."))
                    .field("insurance_line", text("Kind of insurance, as HLT (HD-03)."))
                    .field("plan", text(PiiClass.FREE_TEXT, "Plan (HD-04)."))
                    .field("level", text("Whom it covers (HD-05)."))
                    .field("begins_on", text(PiiClass.EVENT_DATE, "DTP 348."))
                    .field("ends_on", text(PiiClass.EVENT_DATE, "DTP 349."))
                    .field("dates", list(X12Schemas.DATE, "All dates (DTP)."))
                    .field("amounts", list(X12Schemas.AMOUNT, "Premiums, copays, … (AMT)."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .field("id_cards", list(X12Schemas.NOTE, "Cards to issue (IDC)."))
                    .field("providers", list(X12Schemas.PARTY, "Primary care, … (2310)."))
                    .field(
                            "other_insurance",
                            list(COORDINATION, "Coordination of benefits (2320)."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Enrollment", "One member, from loop 2000 of an 834.")
                            .field("is_subscriber", flag("Y or N (INS-01)."))
                            .field("relationship", text("To the subscriber (INS-02)."))
                            .field("maintenance", text("Added, changed, cancelled, … (INS-03)."))
                            .field("maintenance_reason", text("Why (INS-04)."))
                            .field("benefit_status", text("Active, COBRA, … (INS-05)."))
                            .field("medicare_plan", text("INS-06-1."))
                            .field("cobra_event", text("INS-07."))
                            .field("employment_status", text("INS-08."))
                            .field("student_status", text("INS-09."))
                            .field("handicapped", text("Y or N (INS-10)."))
                            .field("death_date", text(PiiClass.EVENT_DATE, "INS-12."))
                            .field("confidentiality", text("INS-13."))
                            .field("birth_sequence", text("INS-17."))
                            .field("subscriber_id", text(PiiClass.MEMBER_ID, "REF 0F."))
                            .field("group_number", text(PiiClass.MEMBER_ID, "REF 1L."))
                            .field("master_policy", text(PiiClass.MEMBER_ID, "REF 38."))
                            .field("member", X12Schemas.INSURED)
                            .field("contacts", list(X12Schemas.PARTY_CONTACT, "PER."))
                            .field("marital_status", text("DMG-04."))
                            .field("ethnicity", text("DMG-05."))
                            .field("citizenship", text("DMG-06."))
                            .field("language", text("LUI-02."))
                            .field("employment_class", text("EC-01."))
                            .field("income_frequency", text("ICM-01."))
                            .field("income", X12Schemas.AMOUNT)
                            .field("work_hours", quantity("ICM-03."))
                            .field("health", text("Health-related code (HLH-01)."))
                            .field("height", quantity("HLH-02."))
                            .field("weight", quantity("HLH-03."))
                            .field("enrolled_on", text(PiiClass.EVENT_DATE, "DTP 356, 336."))
                            .field("ends_on", text(PiiClass.EVENT_DATE, "DTP 357, 337."))
                            .field("effective_on", text(PiiClass.EVENT_DATE, "DTP 303."))
                            .field("sponsor", X12Schemas.PARTY)
                            .field("payer", X12Schemas.PARTY)
                            .field("broker", X12Schemas.PARTY)
                            .field(
                                    "parties",
                                    list(
                                            X12Schemas.PARTY,
                                            "Former name, mailing address, employer, school,"
                                                    + " guardian, … (2100B to H)."))
                            .field("coverages", list(COVERAGE, "Coverages (2300)."))
                            .field("primary_care", X12Schemas.PARTY)
                            .field("dates", list(X12Schemas.DATE, "All dates (DTP)."))
                            .field("amounts", list(X12Schemas.AMOUNT, "Amounts (AMT)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                            .field(
                                    "reporting",
                                    list(
                                            X12Schemas.REFERENCE,
                                            "Reporting categories (2750): name, number.")));
}
