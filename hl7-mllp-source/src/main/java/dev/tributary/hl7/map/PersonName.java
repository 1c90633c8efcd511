package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;

/**
 * A person's name (XPN; as it stands in XCN too, one component further on).
 *
 * @param family family name, or null
 * @param given first and further given names, or null
 */
record PersonName(String family, String given) {

    /** Reads an XPN (HL7 v2.9 §2A.2.89): family^given^further. */
    static PersonName xpn(Slice name, Reading reading) {
        return at(name, 1, reading);
    }

    /** Reads the name in an XCN (HL7 v2.9 §2A.2.88): id^family^given^further. */
    static PersonName xcn(Slice person, Reading reading) {
        return at(person, 2, reading);
    }

    private static PersonName at(Slice name, int first, Reading reading) {
        String given =
                join(
                        reading.text(name.component(first + 1)),
                        reading.text(name.component(first + 2)));
        // A family name's further subcomponents are its own prefix and the partner's name.
        return new PersonName(reading.text(name.component(first).subcomponent(1)), given);
    }

    /** {@code John Doe}, or null where nothing was sent. */
    String display() {
        return join(given, family);
    }

    private static String join(String a, String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a + " " + b;
    }

    @Override
    public String toString() {
        return "PersonName[redacted]";
    }
}
