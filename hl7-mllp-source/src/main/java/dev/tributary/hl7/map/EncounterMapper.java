package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;

/** PV1 to encounter (HL7 v2.9 §3.4.3). */
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

    static Struct map(Segment pv1, Reading reading) {
        String patientClass = reading.first(pv1.field(2));
        Slice attending = pv1.field(7).repetition(1);
        return new Struct(HealthcareRecord.ENCOUNTER)
                .put("id", reading.first(pv1.field(19)))
                .put("admit_date", reading.time(pv1, 44))
                .put("discharge_date", reading.time(pv1, 45))
                .put(
                        "type",
                        patientClass == null
                                ? null
                                : CLASSES.getOrDefault(patientClass, patientClass))
                .put("location", location(pv1.field(3).repetition(1), reading))
                .put("service", reading.first(pv1.field(10)))
                .put("attending_id", reading.text(attending.component(1)))
                .put("attending_name", PersonName.xcn(attending, reading).display())
                .put("disposition", reading.first(pv1.field(36)));
    }

    /** Point of care, room and bed (PL: HL7 v2.9 §2A.2.53). */
    private static String location(Slice pl, Reading reading) {
        String place =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> reading.text(pl.component(i)))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        return place.isEmpty() ? null : place;
    }
}
