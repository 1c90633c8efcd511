package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7Time;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;

/**
 * One struct of the record that the peer fills from a segment of HAPI's.
 *
 * @param struct to be filled
 * @param segment to be read
 * @param zone taken for times without one
 */
record HapiPart(Struct struct, Segment segment, Optional<ZoneId> zone) {

    /** Puts a value, unless it is null. */
    HapiPart put(String name, Object value) {
        if (value != null) {
            struct.put(name, value);
        }
        return this;
    }

    /** Puts a list, unless it is empty. */
    HapiPart put(String name, List<?> values) {
        if (!values.isEmpty()) {
            struct.put(name, values);
        }
        return this;
    }

    /** The first component of a field's first repetition. */
    HapiPart first(String name, int field) throws HL7Exception {
        return put(name, HapiText.get(segment, field));
    }

    /** The same, but only where nothing stands yet. */
    HapiPart orFirst(String name, int field) throws HL7Exception {
        return struct.get(name) == null ? first(name, field) : this;
    }

    HapiPart component(String name, int field, int component) throws HL7Exception {
        return put(name, HapiText.get(segment, field, 0, component));
    }

    HapiPart whole(String name, int field) throws HL7Exception {
        return put(name, HapiText.whole(segment, field));
    }

    HapiPart firsts(String name, int field) throws HL7Exception {
        return put(name, HapiText.anyOfEach(segment, field, 1));
    }

    HapiPart time(String name, int field) throws HL7Exception {
        return time(name, field, 1);
    }

    HapiPart time(String name, int field, int component) throws HL7Exception {
        return put(name, parsed(field, component).map(Hl7Time::iso).orElse(null));
    }

    HapiPart date(String name, int field) throws HL7Exception {
        return put(name, parsed(field, 1).map(Hl7Time::date).orElse(null));
    }

    private Optional<Hl7Time> parsed(int field, int component) throws HL7Exception {
        String text = HapiText.get(segment, field, 0, component);
        return text == null ? Optional.empty() : Hl7Time.parse(text, zone);
    }

    /** Code, words and code system. */
    HapiPart coded(int field) throws HL7Exception {
        return pair("code", "code_text", field).component("code_system", field, 3);
    }

    HapiPart alternate(int field) throws HL7Exception {
        return component("alternate_code", field, 4)
                .component("alternate_text", field, 5)
                .component("alternate_system", field, 6);
    }

    HapiPart pair(String code, String text, int field) throws HL7Exception {
        return first(code, field).component(text, field, 2);
    }

    /** A person with an id. */
    HapiPart person(String id, String name, int field) throws HL7Exception {
        return first(id, field).put(name, HapiText.person(segment, field, 2));
    }

    HapiPart name(String name, int field) throws HL7Exception {
        return put(name, HapiText.person(segment, field, 1));
    }

    /** Adds the identifiers of a field. */
    void identifiers(List<Struct> to, int field) throws HL7Exception {
        int count = HapiText.count(segment, field);
        for (int i = 0; i < count; i++) {
            String value = HapiText.get(segment, field, i, 1);
            if (value != null) {
                to.add(
                        new Struct(HealthcareRecord.IDENTIFIER)
                                .put("type", recorded(HapiText.get(segment, field, i, 5)))
                                .put("value", value)
                                .put("authority", HapiText.get(segment, field, i, 4))
                                .put("authority_id", HapiText.get(segment, field, i, 4, 2))
                                .put("facility", HapiText.get(segment, field, i, 6))
                                .put("field", segment.getName() + "-" + field));
            }
        }
    }

    /** Adds an identifier of a kind that its field says. */
    void identifier(List<Struct> to, String type, int field) throws HL7Exception {
        String value = HapiText.get(segment, field);
        if (value != null) {
            to.add(
                    new Struct(HealthcareRecord.IDENTIFIER)
                            .put("type", type)
                            .put("value", value)
                            .put("field", segment.getName() + "-" + field));
        }
    }

    private static String recorded(String type) {
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "MR" -> "MRN";
            case "SS" -> "SSN";
            default -> type;
        };
    }

    HapiPart addresses(String name, int field) throws HL7Exception {
        List<Struct> addresses = new ArrayList<>(2);
        int count = HapiText.count(segment, field);
        for (int i = 0; i < count; i++) {
            addresses.add(
                    new Struct(HealthcareRecord.ADDRESS)
                            .put("use", HapiText.get(segment, field, i, 7))
                            .put("line", line(field, i))
                            .put("city", HapiText.get(segment, field, i, 3))
                            .put("state", HapiText.get(segment, field, i, 4))
                            .put("zip", HapiText.get(segment, field, i, 5))
                            .put("country", HapiText.get(segment, field, i, 6))
                            .put("county", HapiText.get(segment, field, i, 9)));
        }
        return put(name, addresses);
    }

    private String line(int field, int repetition) throws HL7Exception {
        String street = HapiText.get(segment, field, repetition, 1);
        String other = HapiText.get(segment, field, repetition, 2);
        if (street == null || other == null) {
            return street == null ? other : street;
        }
        return street + ", " + other;
    }

    /** Phone numbers of two fields, and e-mail addresses. */
    HapiPart telecoms(int field, int other) throws HL7Exception {
        return phones("phones", field, other).emails(field, other);
    }

    HapiPart phones(String name, int... fields) throws HL7Exception {
        Set<String> phones = new LinkedHashSet<>();
        for (int field : fields) {
            int count = HapiText.count(segment, field);
            for (int i = 0; i < count; i++) {
                String phone = phone(field, i);
                if (phone != null) {
                    phones.add(phone);
                }
            }
        }
        return put(name, List.copyOf(phones));
    }

    private String phone(int field, int repetition) throws HL7Exception {
        String whole = HapiText.get(segment, field, repetition, 1);
        if (whole != null) {
            return whole.contains("@") ? null : whole;
        }
        String area = HapiText.get(segment, field, repetition, 6);
        String local = HapiText.get(segment, field, repetition, 7);
        if (local == null) {
            return HapiText.get(segment, field, repetition, 12);
        }
        return area == null ? local : "(" + area + ")" + local;
    }

    private HapiPart emails(int... fields) throws HL7Exception {
        Set<String> emails = new LinkedHashSet<>();
        for (int field : fields) {
            int count = HapiText.count(segment, field);
            for (int i = 0; i < count; i++) {
                String email = HapiText.anyOf(segment, field, i, 4, 1);
                if (email != null && email.contains("@")) {
                    emails.add(email);
                }
            }
        }
        return put("emails", List.copyOf(emails));
    }

    @Override
    public String toString() {
        return "HapiPart[" + segment.getName() + "]";
    }
}
