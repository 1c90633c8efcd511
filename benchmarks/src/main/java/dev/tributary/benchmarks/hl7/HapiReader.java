package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Composite;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.model.Type;
import ca.uhn.hl7v2.model.Varies;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.hl7.parse.Hl7Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/**
 * The peer: HAPI's PipeParser, and Terser to read the same fields into the same record.
 *
 * <p>HAPI as its users tune it: no validation, one parser for all messages, segments looked up once
 * and read by Terser's static methods. Dates and the raw text are turned by our own classes, so
 * that neither side has an advantage there; the checks that ours makes of the values (numbers,
 * codes, character set) are left out.
 *
 * <p>For use by one thread.
 */
final class HapiReader {

    private static final Map<String, String> ID_TYPES = Map.of("MR", "MRN", "SS", "SSN");
    private static final List<String> CODED = List.of("CE", "CWE", "CNE");
    private static final Map<String, String> CLASSES = Map.of("I", "inpatient", "O", "outpatient");

    private final PipeParser parser;
    private final Optional<ZoneId> zone;

    HapiReader(HapiContext context, ZoneId zone) {
        this.parser = context.getPipeParser();
        this.zone = Optional.of(zone);
    }

    /** HAPI without validation, lenient towards OBX-2, and without an id file. */
    static HapiContext context() {
        ParserConfiguration settings = new ParserConfiguration();
        settings.setIdGenerator(new InMemoryIDGenerator());
        settings.setAllowUnknownVersions(true);
        settings.setDefaultObx2Type("ST");
        settings.setInvalidObx2Type("ST");
        return new DefaultHapiContext(
                settings, ValidationContextFactory.noValidation(), new DefaultModelClassFactory());
    }

    Struct read(byte[] bytes, Instant receivedAt, Instant processedAt) throws HL7Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return map(parser.parse(text), bytes, receivedAt, processedAt);
    }

    /** The record of a message that HAPI has parsed. */
    Struct map(Message message, byte[] bytes, Instant receivedAt, Instant processedAt)
            throws HL7Exception {
        Walk walk = new Walk();
        walk.group(message);
        PayloadText raw = PayloadText.of(bytes, StandardCharsets.UTF_8);
        return new Struct(HealthcareRecord.SCHEMA)
                .put("metadata", metadata((Segment) message.get("MSH"), receivedAt, processedAt))
                .put("patient", walk.patient)
                .put("encounter", walk.encounter)
                .put(
                        "compliance",
                        new Struct(HealthcareRecord.COMPLIANCE)
                                .put("hipaa_compliant", false)
                                .put("pii_masked", false))
                .put("errors", List.of())
                .put("warnings", List.of())
                .put("observations", walk.observations)
                .put("orders", walk.orders)
                .put("raw", raw.content())
                .put("raw_encoding", raw.encoding());
    }

    private Struct metadata(Segment msh, Instant receivedAt, Instant processedAt)
            throws HL7Exception {
        return new Struct(HealthcareRecord.METADATA)
                .put("source_system", "hl7")
                .put("message_type", get(msh, 9, 0, 1) + "^" + get(msh, 9, 0, 2))
                .put("message_id", get(msh, 10))
                .put("received_at", receivedAt.toString())
                .put("processed_at", processedAt.toString())
                .put("validation_status", "valid")
                .put("message_time", time(msh, 7))
                .put("version", get(msh, 12))
                .put("sending_application", system(msh, 3))
                .put("sending_facility", system(msh, 4))
                .put("receiving_application", system(msh, 5))
                .put("receiving_facility", system(msh, 6));
    }

    private static String system(Segment msh, int field) throws HL7Exception {
        String namespace = get(msh, field);
        return namespace != null ? namespace : get(msh, field, 0, 2);
    }

    /** Goes through a message's segments in order and collects what they say. */
    private final class Walk {
        private Struct patient;
        private Struct encounter;
        private final List<Struct> orders = new ArrayList<>();
        private final List<Struct> observations = new ArrayList<>();
        private Segment common;
        private Struct noted;

        void group(Group group) throws HL7Exception {
            for (String name : group.getNames()) {
                for (Structure structure : group.getAll(name)) {
                    if (structure instanceof Segment segment) {
                        segment(segment);
                    } else {
                        group((Group) structure);
                    }
                }
            }
        }

        private void segment(Segment segment) throws HL7Exception {
            switch (segment.getName()) {
                case "PID" -> patient = patient(segment);
                case "PV1" -> encounter = encounter(segment);
                case "ORC" -> common = segment;
                case "OBR" -> order(segment);
                case "OBX" -> observation(segment);
                case "NTE" -> note(segment);
                default -> {
                    // Not in the record.
                }
            }
        }

        private void order(Segment obr) throws HL7Exception {
            Struct order =
                    new Struct(HealthcareRecord.ORDER)
                            .put("placer_id", orCommon(get(obr, 2), 2))
                            .put("filler_id", orCommon(get(obr, 3), 3))
                            .put("control", orCommon(null, 1))
                            .put("status", orCommon(get(obr, 25), 5))
                            .put("priority", get(obr, 5))
                            .put("ordered_at", common == null ? null : time(common, 9))
                            .put("observed_at", time(obr, 7))
                            .put("reported_at", time(obr, 22))
                            .put("provider_id", get(obr, 16))
                            .put("provider_name", person(obr, 16, 2));
            orders.add(coded(order, obr, 4));
            noted = order;
            common = null;
        }

        private String orCommon(String own, int field) throws HL7Exception {
            return own != null || common == null ? own : get(common, field);
        }

        private void observation(Segment obx) throws HL7Exception {
            boolean coded = CODED.contains(String.valueOf(get(obx, 2)));
            String value = String.join("\n", coded ? words(obx, 5) : wholes(obx, 5));
            Struct observation =
                    new Struct(HealthcareRecord.OBSERVATION)
                            .put("order_index", orders.isEmpty() ? null : orders.size() - 1)
                            .put("set_id", get(obx, 1))
                            .put("sub_id", get(obx, 4))
                            .put("value_type", get(obx, 2))
                            .put("value", value.isEmpty() ? null : value)
                            .put("value_code", coded ? get(obx, 5) : null)
                            .put("unit", get(obx, 6))
                            .put("reference_range", get(obx, 7))
                            .put("abnormal_flags", wholes(obx, 8))
                            .put("status", get(obx, 11))
                            .put("observed_at", time(obx, 14));
            observations.add(coded(observation, obx, 3));
            noted = observation;
        }

        private void note(Segment nte) throws HL7Exception {
            String text = String.join("\n", wholes(nte, 3));
            if (noted != null && !text.isEmpty()) {
                String before = noted.getString("notes");
                noted.put("notes", before == null ? text : before + "\n" + text);
            }
        }
    }

    private Struct patient(Segment pid) throws HL7Exception {
        List<Struct> identifiers = identifiers(pid);
        return new Struct(HealthcareRecord.PATIENT)
                .put("id", id(pid, identifiers))
                .put("name", person(pid, 5, 1))
                .put("family_name", get(pid, 5))
                .put("given_name", join(get(pid, 5, 0, 2), get(pid, 5, 0, 3)))
                .put("dob", date(pid, 7))
                .put("gender", get(pid, 8))
                .put("identifiers", identifiers)
                .put("addresses", addresses(pid))
                .put("phones", phones(pid))
                .put("emails", emails(pid))
                .put("account", get(pid, 18))
                .put("deceased_at", time(pid, 29));
    }

    private static List<Struct> identifiers(Segment pid) throws HL7Exception {
        List<Struct> identifiers = new ArrayList<>();
        int count = pid.getField(3).length;
        for (int i = 0; i < count; i++) {
            String value = get(pid, 3, i, 1);
            if (value != null) {
                String type = get(pid, 3, i, 5);
                identifiers.add(
                        new Struct(HealthcareRecord.IDENTIFIER)
                                .put(
                                        "type",
                                        type == null ? null : ID_TYPES.getOrDefault(type, type))
                                .put("value", value)
                                .put("authority", get(pid, 3, i, 4)));
            }
        }
        String ssn = get(pid, 19);
        if (ssn != null) {
            identifiers.add(
                    new Struct(HealthcareRecord.IDENTIFIER).put("type", "SSN").put("value", ssn));
        }
        return identifiers;
    }

    private static String id(Segment pid, List<Struct> identifiers) throws HL7Exception {
        for (Struct identifier : identifiers) {
            if ("MRN".equals(identifier.getString("type"))) {
                return identifier.getString("value");
            }
        }
        return identifiers.isEmpty() ? get(pid, 2) : identifiers.get(0).getString("value");
    }

    private static List<Struct> addresses(Segment pid) throws HL7Exception {
        List<Struct> addresses = new ArrayList<>();
        int count = pid.getField(11).length;
        for (int i = 0; i < count; i++) {
            String street = get(pid, 11, i, 1);
            String other = get(pid, 11, i, 2);
            addresses.add(
                    new Struct(HealthcareRecord.ADDRESS)
                            .put("use", get(pid, 11, i, 7))
                            .put(
                                    "line",
                                    street == null || other == null
                                            ? (street == null ? other : street)
                                            : street + ", " + other)
                            .put("city", get(pid, 11, i, 3))
                            .put("state", get(pid, 11, i, 4))
                            .put("zip", get(pid, 11, i, 5))
                            .put("country", get(pid, 11, i, 6)));
        }
        return addresses;
    }

    private static List<String> phones(Segment pid) throws HL7Exception {
        Set<String> phones = new LinkedHashSet<>();
        for (int field = 13; field <= 14; field++) {
            int count = pid.getField(field).length;
            for (int i = 0; i < count; i++) {
                String phone = phone(pid, field, i);
                if (phone != null) {
                    phones.add(phone);
                }
            }
        }
        return List.copyOf(phones);
    }

    private static String phone(Segment pid, int field, int repetition) throws HL7Exception {
        String whole = get(pid, field, repetition, 1);
        if (whole != null) {
            return whole.contains("@") ? null : whole;
        }
        String area = get(pid, field, repetition, 6);
        String local = get(pid, field, repetition, 7);
        if (local == null) {
            return get(pid, field, repetition, 12);
        }
        return area == null ? local : "(" + area + ")" + local;
    }

    private static List<String> emails(Segment pid) throws HL7Exception {
        Set<String> emails = new LinkedHashSet<>();
        for (int field = 13; field <= 14; field++) {
            int count = pid.getField(field).length;
            for (int i = 0; i < count; i++) {
                String email = get(pid, field, i, 4);
                if (email != null && email.contains("@")) {
                    emails.add(email);
                }
            }
        }
        return List.copyOf(emails);
    }

    private Struct encounter(Segment pv1) throws HL7Exception {
        String patientClass = get(pv1, 2);
        String location =
                Stream.of(get(pv1, 3, 0, 1), get(pv1, 3, 0, 2), get(pv1, 3, 0, 3))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        return new Struct(HealthcareRecord.ENCOUNTER)
                .put("id", get(pv1, 19))
                .put("admit_date", time(pv1, 44))
                .put("discharge_date", time(pv1, 45))
                .put("type", patientClass == null ? null : CLASSES.get(patientClass))
                .put("location", location.isEmpty() ? null : location)
                .put("service", get(pv1, 10))
                .put("attending_id", get(pv1, 7))
                .put("attending_name", person(pv1, 7, 2))
                .put("disposition", get(pv1, 36));
    }

    private static Struct coded(Struct struct, Segment segment, int field) throws HL7Exception {
        return struct.put("code", get(segment, field, 0, 1))
                .put("code_text", get(segment, field, 0, 2))
                .put("code_system", get(segment, field, 0, 3));
    }

    private static String person(Segment segment, int field, int first) throws HL7Exception {
        String given = join(get(segment, field, 0, first + 1), get(segment, field, 0, first + 2));
        return join(given, get(segment, field, 0, first));
    }

    private static String join(String a, String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a + " " + b;
    }

    private String time(Segment segment, int field) throws HL7Exception {
        Hl7Time time = parsed(segment, field);
        return time == null ? null : time.iso();
    }

    private String date(Segment segment, int field) throws HL7Exception {
        Hl7Time time = parsed(segment, field);
        return time == null ? null : time.date();
    }

    private Hl7Time parsed(Segment segment, int field) throws HL7Exception {
        String text = get(segment, field);
        return text == null ? null : Hl7Time.parse(text, zone).orElse(null);
    }

    /** The words of a coded field's repetitions, else their codes. */
    private static List<String> words(Segment segment, int field) throws HL7Exception {
        List<String> texts = new ArrayList<>(1);
        int count = segment.getField(field).length;
        for (int i = 0; i < count; i++) {
            String text = get(segment, field, i, 2);
            text = text == null ? get(segment, field, i, 1) : text;
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Whole repetitions of a field, components and all. */
    private static List<String> wholes(Segment segment, int field) throws HL7Exception {
        List<String> texts = new ArrayList<>(1);
        int count = segment.getField(field).length;
        for (int i = 0; i < count; i++) {
            String text = whole(segment, field, i);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String whole(Segment segment, int field, int repetition) throws HL7Exception {
        Type type = segment.getField(field, repetition);
        Type data = type instanceof Varies varies ? varies.getData() : type;
        if (!(data instanceof Composite composite)) {
            return get(segment, field, repetition, 1);
        }
        StringBuilder out = new StringBuilder();
        int size = composite.getComponents().length;
        int gap = 0;
        for (int i = 1; i <= size; i++) {
            String part = get(segment, field, repetition, i);
            if (part != null) {
                out.append("^".repeat(gap)).append(part);
                gap = 0;
            }
            gap++;
        }
        return out.isEmpty() ? null : out.toString();
    }

    private static String get(Segment segment, int field) throws HL7Exception {
        return get(segment, field, 0, 1);
    }

    private static String get(Segment segment, int field, int repetition, int component)
            throws HL7Exception {
        String text = Terser.get(segment, field, repetition, component, 1);
        if (text == null) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() || stripped.equals("\"\"") ? null : stripped;
    }
}
