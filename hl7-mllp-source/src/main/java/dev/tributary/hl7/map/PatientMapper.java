package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;

/** PID to patient (HL7 v2.9 §3.4.2). */
final class PatientMapper {

    private static final Set<String> SEXES = Set.of("M", "F", "O", "U", "A", "N", "X");

    /** Identifier types that our records name otherwise than table 0203. */
    private static final Map<String, String> TYPES = Map.of("MR", "MRN", "SS", "SSN");

    private PatientMapper() {}

    static Struct map(Segment pid, Reading reading) {
        Struct patient = new Struct(HealthcareRecord.PATIENT);
        List<Struct> identifiers = identifiers(pid, reading);
        String id = id(pid, identifiers, reading);
        if (id == null) {
            reading.note(Hl7IssueCode.PATIENT_ID_MISSING, pid, 3);
        }
        PersonName name = PersonName.xpn(pid.field(5).repetition(1), reading);
        return patient.put("id", id)
                .put("name", name.display())
                .put("family_name", name.family())
                .put("given_name", name.given())
                .put("dob", reading.date(pid, 7))
                .put("gender", sex(pid, reading))
                .put("identifiers", identifiers)
                .put("addresses", addresses(pid.field(11), reading))
                .put("phones", Telecoms.phones(reading, pid.field(13), pid.field(14)))
                .put("emails", Telecoms.emails(reading, pid.field(13), pid.field(14)))
                .put("account", reading.first(pid.field(18)))
                .put("deceased_at", reading.time(pid, 29));
    }

    private static List<Struct> identifiers(Segment pid, Reading reading) {
        List<Struct> identifiers = new ArrayList<>();
        Slice list = pid.field(3);
        for (int i = 1; i <= list.repetitionCount(); i++) {
            Slice cx = list.repetition(i);
            String type = reading.text(cx.component(5));
            add(
                    identifiers,
                    type == null ? null : TYPES.getOrDefault(type, type),
                    reading.text(cx.component(1)),
                    reading.text(cx.component(4).subcomponent(1)));
        }
        add(identifiers, "SSN", reading.first(pid.field(19)), null);
        return identifiers;
    }

    private static void add(List<Struct> identifiers, String type, String value, String authority) {
        if (value != null) {
            identifiers.add(
                    new Struct(HealthcareRecord.IDENTIFIER)
                            .put("type", type)
                            .put("value", value)
                            .put("authority", authority));
        }
    }

    /** The medical record number; else any internal id; else the first; else the old PID-2. */
    private static String id(Segment pid, List<Struct> identifiers, Reading reading) {
        for (String wanted : new String[] {"MRN", "PI", "PT"}) {
            for (Struct identifier : identifiers) {
                if (wanted.equals(identifier.getString("type"))) {
                    return identifier.getString("value");
                }
            }
        }
        return identifiers.stream()
                .filter(identifier -> !"SSN".equals(identifier.getString("type")))
                .map(identifier -> identifier.getString("value"))
                .findFirst()
                .orElseGet(() -> reading.first(pid.field(2)));
    }

    private static String sex(Segment pid, Reading reading) {
        String sex = reading.first(pid.field(8));
        if (sex != null && !SEXES.contains(sex)) {
            reading.note(Hl7IssueCode.SEX_UNKNOWN, pid, 8);
        }
        return sex;
    }

    private static List<Struct> addresses(Slice field, Reading reading) {
        List<Struct> addresses = new ArrayList<>();
        for (int i = 1; i <= field.repetitionCount(); i++) {
            Slice xad = field.repetition(i);
            if (xad.isEmpty() || xad.isNull()) {
                continue;
            }
            addresses.add(
                    new Struct(HealthcareRecord.ADDRESS)
                            .put("use", reading.text(xad.component(7)))
                            .put("line", line(xad, reading))
                            .put("city", reading.text(xad.component(3)))
                            .put("state", reading.text(xad.component(4)))
                            .put("zip", reading.text(xad.component(5)))
                            .put("country", reading.text(xad.component(6))));
        }
        return addresses;
    }

    private static String line(Slice xad, Reading reading) {
        String street = reading.text(xad.component(1).subcomponent(1));
        String other = reading.text(xad.component(2));
        if (street == null || other == null) {
            return street == null ? other : street;
        }
        return street + ", " + other;
    }
}
