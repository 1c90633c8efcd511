package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * RXO, RXE, RXD, RXG and RXA to medications (HL7 v2.9 §4A.4); RXR and RXC add to the one before.
 */
final class MedicationMapper {

    private static final String MEDICATIONS = "medications";

    private final Assembly assembly;

    MedicationMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    private Part begin(Segment segment, String kind) {
        return assembly.begin(MEDICATIONS, HealthcareRecord.MEDICATION, segment)
                .put("order_index", assembly.orderIndex())
                .put("kind", kind);
    }

    void ordered(Segment rxo) {
        begin(rxo, "ordered")
                .coded(1)
                .first("amount", 2)
                .first("amount_max", 3)
                .first("unit", 4)
                .first("form", 5)
                .put("instructions", words(rxo, 7, 6))
                .first("dispense_amount", 11)
                .first("dispense_unit", 12)
                .first("refills", 13)
                .person("provider_id", "provider_name", 14);
    }

    void encoded(Segment rxe) {
        begin(rxe, "encoded")
                .coded(2)
                .first("amount", 3)
                .first("amount_max", 4)
                .first("unit", 5)
                .first("form", 6)
                .put("instructions", words(rxe, 7, 21))
                .first("dispense_amount", 10)
                .first("dispense_unit", 11)
                .first("refills", 12)
                .person("provider_id", "provider_name", 13)
                .first("prescription_id", 15);
    }

    void dispensed(Segment rxd) {
        begin(rxd, "dispensed")
                .coded(2)
                .time("given_at", 3)
                .first("amount", 4)
                .first("unit", 5)
                .first("form", 6)
                .first("prescription_id", 7)
                .first("refills", 8)
                .whole("notes", 9)
                .person("provider_id", "provider_name", 10)
                .put("instructions", words(rxd, 15, 15))
                .first("lot", 18)
                .time("expires_at", 19)
                .component("manufacturer", 20, 2);
    }

    void given(Segment rxg) {
        begin(rxg, "given")
                .coded(4)
                .first("amount", 5)
                .first("amount_max", 6)
                .first("unit", 7)
                .first("form", 8)
                .put("instructions", words(rxg, 13, 9))
                .first("lot", 19)
                .time("expires_at", 20)
                .component("manufacturer", 21, 2);
    }

    void administered(Segment rxa) {
        begin(rxa, "administered")
                .coded(5)
                .time("given_at", 3)
                .time("ended_at", 4)
                .first("amount", 6)
                .first("unit", 7)
                .first("form", 8)
                .put("notes", words(rxa, 9, 9))
                .person("provider_id", "provider_name", 10)
                .first("lot", 15)
                .time("expires_at", 16)
                .component("manufacturer", 17, 2)
                .orFirst("manufacturer", 17)
                .put("refusal_reason", words(rxa, 18, 18))
                .first("status", 20);
    }

    void route(Segment rxr) {
        Part medication = assembly.last(MEDICATIONS, rxr);
        if (medication != null) {
            medication.first("route", 1).first("site", 2);
        }
    }

    /** RXC: one component of a compound, as {@code words amount unit}. */
    void component(Segment rxc) {
        Part medication = assembly.last(MEDICATIONS, rxc);
        String name = words(rxc, 2, 2);
        if (medication == null || name == null) {
            return;
        }
        StringBuilder text = new StringBuilder(name);
        for (int field = 3; field <= 4; field++) {
            String part = assembly.reading().first(rxc.field(field));
            text.append(part == null ? "" : " " + part);
        }
        List<String> components = medication.struct().getArray("components");
        if (components == null) {
            components = new ArrayList<>();
            components.add(text.toString());
            medication.put("components", components);
        } else {
            components.add(text.toString());
        }
    }

    /** The words of a coded field, else its code, else those of another field. */
    private String words(Segment segment, int field, int other) {
        Slice value = segment.field(field);
        if (!value.isEmpty()) {
            String text = assembly.reading().text(value.repetition(1).component(2));
            text = text == null ? assembly.reading().first(value) : text;
            if (text != null) {
                return text;
            }
        }
        return field == other ? null : words(segment, other, other);
    }
}
