package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Postal addresses (XAD: HL7 v2.9 §2A.2.86; AD before 2.3, the same components). */
final class Addresses {

    private Addresses() {}

    static List<Struct> of(Slice field, Reading reading) {
        List<Slice> repetitions = Repetitions.of(field);
        List<Struct> addresses = new ArrayList<>(repetitions.size());
        for (Slice xad : repetitions) {
            addresses.add(
                    new Struct(HealthcareRecord.ADDRESS)
                            .put("use", reading.text(xad.component(7)))
                            .put("line", line(xad, reading))
                            .put("city", reading.text(xad.component(3)))
                            .put("state", reading.text(xad.component(4)))
                            .put("zip", reading.text(xad.component(5)))
                            .put("country", reading.text(xad.component(6)))
                            .put("county", reading.text(xad.component(9))));
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
