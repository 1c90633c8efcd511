package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import java.util.Map;

/** PV1 and PV2 to encounter (HL7 v2.9 §3.4.3, §3.4.4). */
final class EncounterMapper {

    /** Patient classes of table 0004 in words; another one stays as it was sent. */
    private static final Map<String, String> CLASSES =
            Map.of(
                    "I", "inpatient",
                    "O", "outpatient",
                    "E", "emergency",
                    "P", "preadmit",
                    "R", "recurring",
                    "B", "obstetrics",
                    "C", "commercial",
                    "N", "not applicable",
                    "U", "unknown");

    private EncounterMapper() {}

    static void map(Part visit) {
        visit.first("class_code", 2);
        String patientClass = visit.struct().getString("class_code");
        visit.put(
                        "type",
                        patientClass == null
                                ? null
                                : CLASSES.getOrDefault(patientClass, patientClass))
                .first("id", 19)
                .time("admit_date", 44)
                .time("discharge_date", 45)
                .first("service", 10)
                .person("attending_id", "attending_name", 7)
                .first("disposition", 36);
        location(visit, "location", 3);
        location(visit, "prior_location", 6);
        visit.component("facility", 3, 4)
                .orFirst("facility", 39)
                .first("admission_type", 4)
                .first("preadmit_id", 5)
                .person("referring_id", "referring_name", 8)
                .person("consulting_id", "consulting_name", 9)
                .first("admit_source", 14)
                .first("vip", 16)
                .person("admitting_id", "admitting_name", 17)
                .first("patient_type", 18)
                .first("financial_class", 20)
                .first("discharged_to", 37)
                .first("alternate_id", 50);
    }

    /** PV2 fills the encounter that its PV1 began. */
    static void additional(Part visit) {
        visit.pair("reason_code", "reason", 3)
                .component("transfer_reason", 4, 2)
                .orFirst("transfer_reason", 4)
                .time("expected_admit_at", 8)
                .time("expected_discharge_at", 9)
                .first("description", 12)
                .first("mode_of_arrival", 38);
    }

    /** Point of care, room and bed (PL: HL7 v2.9 §2A.2.53). */
    private static void location(Part visit, String name, int field) {
        Slice slice = visit.segment().field(field);
        if (slice.isEmpty()) {
            return;
        }
        if (slice.isNull()) {
            visit.deleted(name);
            return;
        }
        Slice pl = slice.repetition(1);
        StringBuilder place = new StringBuilder();
        for (int i = 1; i <= 3; i++) {
            String part = visit.reading().text(pl.component(i).subcomponent(1));
            if (part != null) {
                place.append(place.length() == 0 ? "" : " ").append(part);
            }
        }
        visit.put(name, place.length() == 0 ? null : place.toString());
    }
}
