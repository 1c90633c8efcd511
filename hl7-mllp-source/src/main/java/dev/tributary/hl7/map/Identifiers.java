package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Identifiers as they were received (CX: HL7 v2.9 §2A.2.14; CK and ST before 2.3). */
final class Identifiers {

    private Identifiers() {}

    /** Adds those of a field. */
    static void add(List<Struct> identifiers, Segment segment, int field, Reading reading) {
        Slice slice = segment.field(field);
        if (slice.isEmpty()) {
            return;
        }
        String place = segment.id() + "-" + field;
        for (Slice cx : Repetitions.of(slice)) {
            String value = reading.text(cx.component(1));
            if (value == null) {
                continue;
            }
            Slice authority = cx.component(4);
            String type = reading.text(cx.component(5));
            Struct identifier = new Struct(HealthcareRecord.IDENTIFIER);
            identifier.put("value", value).put("field", place);
            Part.put(identifier, "type", type == null ? null : IdentifierChoice.recorded(type));
            Part.put(identifier, "authority", reading.text(authority.subcomponent(1)));
            Part.put(identifier, "authority_id", reading.text(authority.subcomponent(2)));
            Part.put(identifier, "facility", reading.text(cx.component(6).subcomponent(1)));
            identifiers.add(identifier);
        }
    }

    /** Adds one of a kind that its field says. */
    static void add(
            List<Struct> identifiers, String type, Segment segment, int field, Reading reading) {
        String value = reading.first(segment.field(field));
        if (value != null) {
            identifiers.add(
                    new Struct(HealthcareRecord.IDENTIFIER)
                            .put("type", type)
                            .put("value", value)
                            .put("field", segment.id() + "-" + field));
        }
    }
}
