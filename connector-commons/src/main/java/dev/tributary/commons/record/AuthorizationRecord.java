package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.quantity;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one request for a review of services (278), or of its answer. */
public final class AuthorizationRecord {

    private AuthorizationRecord() {}

    /** What is asked or certified. */
    public static final Schema REVIEW =
            struct("Review", "What is to be reviewed, and what was decided (UM, HCR).")
                    .field("category", text("Kind of request (UM-01)."))
                    .field("certification_type", text("Initial, renewal, … (UM-02)."))
                    .field("service_type", text("Kind of service (UM-03)."))
                    .field("facility_type", text("Where (UM-04-1)."))
                    .field("related_causes", list(text("A code."), "UM-05."))
                    .field("level_of_service", text("Urgency (UM-06)."))
                    .field("condition", text("Current health condition (UM-07)."))
                    .field("prognosis", text("UM-08."))
                    .field("release_of_information", text("UM-09."))
                    .field("delay_reason", text("UM-10."))
                    .field("action", text("Certified, denied, … (HCR-01)."))
                    .field("certification", text(PiiClass.OTHER_ID, "Its number (HCR-02)."))
                    .field("reason", text("Why (HCR-03)."))
                    .field("second_opinion", text("Y or N (HCR-04)."))
                    .build();

    /** One service. */
    public static final Schema SERVICE =
            struct("ReviewedService", "One service of a review (2000F).")
                    .field("trace_number", text(PiiClass.OTHER_ID, "TRN-02."))
                    .field("review", REVIEW)
                    .field("procedure_qualifier", text("Code set of the procedure."))
                    .field("procedure_code", text("Procedure (SV1-01, SV2-02, SV3-01, HI)."))
                    .field("modifiers", list(text("A modifier."), "Modifiers."))
                    .field("description", text(PiiClass.FREE_TEXT, "In words."))
                    .field("revenue_code", text("Revenue code (SV2-01)."))
                    .field("charge", money("Charge (SV1-02, SV2-03, SV3-02)."))
                    .field("charge_original", text("The charge's exact text."))
                    .field("unit", text("Unit (SV1-03, SV2-04)."))
                    .field("quantity", quantity("How many (SV1-04, SV2-05, SV3-06)."))
                    .field("date", text(PiiClass.EVENT_DATE, "DTP 472."))
                    .field("date_to", text(PiiClass.EVENT_DATE, "DTP 472."))
                    .field("teeth", list(ServiceSchemas.TOOTH, "Teeth (TOO)."))
                    .field("deliveries", list(X12Schemas.QUANTITY, "How delivered (HSD)."))
                    .field("dates", list(X12Schemas.DATE, "All dates (DTP)."))
                    .field("providers", list(X12Schemas.PARTY, "Providers (2010F)."))
                    .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                    .field("rejections", list(Rejection.SCHEMA, "Why not (AAA)."))
                    .field("messages", list(text(PiiClass.FREE_TEXT, "A text."), "MSG."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.begin("Authorization", "A request for a review, or its answer.")
                            .field("direction", text("request or response."))
                            .field("trace_numbers", list(X12Schemas.REFERENCE, "TRN."))
                            .field("reviewer", X12Schemas.PARTY)
                            .field("requester", X12Schemas.PARTY)
                            .field("subscriber", X12Schemas.INSURED)
                            .field("review", REVIEW)
                            .field("previous_certification", text(PiiClass.OTHER_ID, "REF BB."))
                            .field("date_from", text(PiiClass.EVENT_DATE, "AAH, 472, 435."))
                            .field("date_to", text(PiiClass.EVENT_DATE, "AAH, 472, 096."))
                            .field("admitted_on", text(PiiClass.EVENT_DATE, "DTP 435."))
                            .field("discharged_on", text(PiiClass.EVENT_DATE, "DTP 096."))
                            .field("certified_from", text(PiiClass.EVENT_DATE, "DTP 007."))
                            .field("certified_to", text(PiiClass.EVENT_DATE, "DTP 007."))
                            .field("issued_on", text(PiiClass.EVENT_DATE, "DTP 102."))
                            .field("expires_on", text(PiiClass.EVENT_DATE, "DTP 036."))
                            .field("admission_type", text("CL1-01."))
                            .field("admission_source", text("CL1-02."))
                            .field("patient_status", text("CL1-03."))
                            .field("diagnoses", list(ServiceSchemas.DIAGNOSIS, "HI."))
                            .field("deliveries", list(X12Schemas.QUANTITY, "HSD."))
                            .field("providers", list(X12Schemas.PARTY, "Providers (2010E)."))
                            .field("services", list(SERVICE, "Services (2000F)."))
                            .field("rejections", list(Rejection.SCHEMA, "Why not (AAA)."))
                            .field("dates", list(X12Schemas.DATE, "All dates (DTP)."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF)."))
                            .field("messages", list(text(PiiClass.FREE_TEXT, "A text."), "MSG.")));
}
