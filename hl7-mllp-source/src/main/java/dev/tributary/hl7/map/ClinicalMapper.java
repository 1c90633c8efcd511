package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.ArrayList;
import java.util.List;

/** DG1, AL1, IAM, PR1 and NK1: what is known of a patient besides results and orders. */
final class ClinicalMapper {

    private final Assembly assembly;

    ClinicalMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    /** DG1: HL7 v2.9 §6.5.2; up to 2.2 method, code and words were three fields. */
    void diagnosis(Segment dg1) {
        assembly.begin("diagnoses", HealthcareRecord.DIAGNOSIS, dg1)
                .put("order_index", assembly.orderIndex())
                .first("set_id", 1)
                .coded(3)
                .orFirst("code_text", 4)
                .orFirst("code_system", 2)
                .time("diagnosed_at", 5)
                .first("type", 6)
                .first("priority", 15)
                .person("clinician_id", "clinician_name", 16)
                .first("id", 20)
                .first("action", 21);
    }

    /** AL1: HL7 v2.9 §3.4.6. */
    void allergy(Segment al1) {
        Part allergy =
                assembly.begin("allergies", HealthcareRecord.ALLERGY, al1)
                        .first("set_id", 1)
                        .first("type", 2)
                        .coded(3)
                        .first("severity", 4);
        reactions(allergy);
        allergy.time("identified_at", 6);
    }

    /** IAM: HL7 v2.9 §3.4.7. */
    void adverseReaction(Segment iam) {
        Part allergy =
                assembly.begin("allergies", HealthcareRecord.ALLERGY, iam)
                        .first("set_id", 1)
                        .first("type", 2)
                        .coded(3)
                        .first("severity", 4);
        reactions(allergy);
        allergy.first("action", 6).first("id", 7).time("identified_at", 11).first("status", 17);
    }

    /** Words or codes: the field was plain text before 2.7, and is often sent as coded. */
    private static void reactions(Part allergy) {
        Slice field = allergy.segment().field(5);
        if (field.isNull()) {
            allergy.deleted("reactions");
        }
        List<String> reactions = new ArrayList<>(1);
        for (Slice value : Repetitions.of(field)) {
            String words = allergy.reading().text(value.component(2));
            words = words == null ? allergy.reading().text(value.component(1)) : words;
            if (words != null) {
                reactions.add(words);
            }
        }
        allergy.put("reactions", reactions);
    }

    /** PR1: HL7 v2.9 §6.5.4; up to 2.2 method, code and words were three fields. */
    void procedure(Segment pr1) {
        assembly.begin("procedures", HealthcareRecord.PROCEDURE, pr1)
                .first("set_id", 1)
                .coded(3)
                .orFirst("code_text", 4)
                .orFirst("code_system", 2)
                .time("performed_at", 5)
                .first("type", 6)
                .first("minutes", 7)
                .person("provider_id", "provider_name", 12)
                .person("provider_id", "provider_name", 11)
                .first("priority", 14)
                .firsts("modifiers", 16);
    }

    /** NK1: HL7 v2.9 §3.4.5. */
    void contact(Segment nk1) {
        assembly.begin("contacts", HealthcareRecord.CONTACT, nk1)
                .first("set_id", 1)
                .name("name", 2)
                .pair("relationship", "relationship_text", 3)
                .addresses("addresses", 4)
                .telecoms("phones", "emails", 5, 6)
                .first("role", 7)
                .time("started_at", 8)
                .time("ended_at", 9)
                .first("organization", 13)
                .first("gender", 15)
                .date("dob", 16);
    }
}
