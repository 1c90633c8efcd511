package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;

/** PID and PD1 to patient (HL7 v2.9 §3.4.2, §3.4.10). */
final class PatientMapper {

    private static final Set<String> SEXES = Set.of("M", "F", "O", "U", "A", "N", "X");

    private PatientMapper() {}

    static void map(Part patient, IdentifierChoice choice) {
        Segment pid = patient.segment();
        Reading reading = patient.reading();
        List<Struct> identifiers = patient.list("identifiers");
        identify(patient, identifiers);
        String id = choice.id(identifiers);
        if (id == null) {
            reading.note(Hl7IssueCode.PATIENT_ID_MISSING, pid, 3);
        }
        patient.put("id", id);
        name(patient);
        patient.date("dob", 7).first("gender", 8);
        checkSex(patient);
        Addresses.add(patient.list("addresses"), Repetitions.of(pid.field(11)), reading);
        patient.struct()
                .put("phones", Telecoms.phones(reading, pid.field(13), pid.field(14)))
                .put("emails", Telecoms.emails(reading, pid.field(13), pid.field(14)));
        deletions(patient);
        patient.first("account", 18).time("deceased_at", 29).first("deceased", 30);
        demographics(patient);
    }

    /** PID-3; PID-2 and PID-4, which held them before 2.3.1; PID-18 and PID-19, PID-20 apart. */
    private static void identify(Part patient, List<Struct> identifiers) {
        Segment pid = patient.segment();
        Reading reading = patient.reading();
        Identifiers.add(identifiers, pid, 3, reading);
        Identifiers.add(identifiers, pid, 2, reading);
        Identifiers.add(identifiers, pid, 4, reading);
        Identifiers.add(identifiers, "SSN", pid, 19, reading);
        Identifiers.add(identifiers, "DL", pid, 20, reading);
    }

    private static void name(Part patient) {
        Slice field = patient.segment().field(5);
        if (field.isNull()) {
            patient.deleted("name");
            return;
        }
        List<Slice> names = Repetitions.of(field);
        if (names.isEmpty()) {
            return;
        }
        PersonName name = PersonName.xpn(names.get(0), patient.reading());
        patient.put("name", name.display())
                .put("family_name", name.family())
                .put("given_name", name.given());
        List<String> aliases = new ArrayList<>(0);
        addNames(aliases, names.subList(1, names.size()), patient.reading());
        addNames(aliases, Repetitions.of(patient.segment().field(9)), patient.reading());
        patient.put("aliases", aliases);
    }

    private static void addNames(List<String> to, List<Slice> names, Reading reading) {
        for (Slice name : names) {
            String display = PersonName.xpn(name, reading).display();
            if (display != null) {
                to.add(display);
            }
        }
    }

    private static void checkSex(Part patient) {
        String sex = patient.struct().getString("gender");
        if (sex != null && !SEXES.contains(sex)) {
            patient.reading().note(Hl7IssueCode.SEX_UNKNOWN, patient.segment(), 8);
        }
    }

    private static void deletions(Part patient) {
        Segment pid = patient.segment();
        if (pid.field(3).isNull()) {
            patient.deleted("identifiers");
        }
        if (pid.field(11).isNull()) {
            patient.deleted("addresses");
        }
        if (pid.field(13).isNull() || pid.field(14).isNull()) {
            patient.deleted("phones");
        }
    }

    private static void demographics(Part patient) {
        patient.name("mother_maiden_name", 6)
                .firsts("race", 10)
                .first("language", 15)
                .first("marital_status", 16)
                .first("religion", 17)
                .first("mother_id", 21)
                .first("ethnicity", 22)
                .first("birth_place", 23)
                .first("multiple_birth", 24)
                .first("birth_order", 25)
                .first("nationality", 28);
    }

    /** PD1 fills the patient that its PID began. */
    static void additional(Part patient) {
        patient.person("primary_care_id", "primary_care_name", 4)
                .first("living_will", 7)
                .first("organ_donor", 8)
                .first("publicity", 11)
                .first("protection", 12);
    }
}
