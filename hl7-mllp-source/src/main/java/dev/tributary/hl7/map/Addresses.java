package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Postal addresses (XAD: HL7 v2.9 §2A.2.86; AD before 2.3, the same components). */
final class Addresses {

    private Addresses() {}

    /** Adds those of a field's repetitions. */
    static void add(List<Struct> addresses, List<Slice> repetitions, Reading reading) {
        for (Slice xad : repetitions) {
            Struct address = new Struct(HealthcareRecord.ADDRESS);
            Part.put(address, "use", reading.text(xad.component(7)));
            Part.put(address, "line", line(xad, reading));
            Part.put(address, "city", reading.text(xad.component(3)));
            Part.put(address, "state", reading.text(xad.component(4)));
            Part.put(address, "zip", reading.text(xad.component(5)));
            Part.put(address, "country", reading.text(xad.component(6)));
            Part.put(address, "county", reading.text(xad.component(9)));
            addresses.add(address);
        }
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
