package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Segment;
import dev.tributary.commons.record.HealthcareRecord;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** The peer's record of one message, while its segments are read in order. */
final class HapiAssembly {

    private static final Map<String, String> CLASSES = Map.of("I", "inpatient", "O", "outpatient");

    private final Optional<ZoneId> zone;
    private final Struct metadata = new Struct(HealthcareRecord.METADATA);
    private final List<Struct> orders = new ArrayList<>();
    private final List<Struct> observations = new ArrayList<>();
    private final List<Struct> contacts = new ArrayList<>();
    private final List<Struct> diagnoses = new ArrayList<>();
    private final List<Struct> allergies = new ArrayList<>();
    private final List<Struct> guarantors = new ArrayList<>();
    private final List<Struct> coverages = new ArrayList<>();
    private Struct patient;
    private Struct encounter;
    private boolean ordered; // an ORC whose OBR has not come
    private Struct noted;

    HapiAssembly(Optional<ZoneId> zone) {
        this.zone = zone;
    }

    Struct metadata() {
        return metadata;
    }

    void take(Segment segment) throws HL7Exception {
        switch (segment.getName()) {
            case "MSH" -> header(segment);
            case "EVN" ->
                    part(metadata, segment)
                            .time("recorded_at", 2)
                            .first("event_reason", 4)
                            .time("occurred_at", 6);
            case "PID" -> patient(segment);
            case "PV1" -> encounter(segment);
            case "ORC" -> order(segment);
            case "OBR" -> request(segment);
            case "OBX" -> observation(segment);
            case "NTE" -> note(segment);
            case "NK1" -> contact(segment);
            case "AL1" -> allergy(segment);
            case "DG1" -> diagnosis(segment);
            case "GT1" -> guarantor(segment);
            case "IN1" -> coverage(segment);
            default -> {
                // Not in the record.
            }
        }
    }

    Struct into(Struct record) {
        record.put("metadata", metadata)
                .put("patient", patient)
                .put("encounter", encounter)
                .put(
                        "compliance",
                        new Struct(HealthcareRecord.COMPLIANCE)
                                .put("hipaa_compliant", false)
                                .put("pii_masked", false))
                .put("errors", List.of())
                .put("warnings", List.of())
                .put("observations", observations)
                .put("orders", orders);
        putIfAny(record, "contacts", contacts);
        putIfAny(record, "diagnoses", diagnoses);
        putIfAny(record, "allergies", allergies);
        putIfAny(record, "guarantors", guarantors);
        putIfAny(record, "coverages", coverages);
        return record;
    }

    private static void putIfAny(Struct record, String name, List<Struct> structs) {
        if (!structs.isEmpty()) {
            record.put(name, structs);
        }
    }

    private HapiPart part(Struct struct, Segment segment) {
        return new HapiPart(struct, segment, zone);
    }

    private HapiPart begin(List<Struct> list, Schema schema, Segment segment) {
        Struct struct = new Struct(schema);
        list.add(struct);
        noted = struct;
        return part(struct, segment);
    }

    private void header(Segment msh) throws HL7Exception {
        part(metadata, msh)
                .put("message_type", HapiText.get(msh, 9) + "^" + HapiText.get(msh, 9, 0, 2))
                .component("structure", 9, 3)
                .first("message_id", 10)
                .time("message_time", 7)
                .first("processing_id", 11)
                .first("version", 12)
                .put("sending_application", HapiText.anyOf(msh, 3, 0, 1, 2))
                .put("sending_facility", HapiText.anyOf(msh, 4, 0, 1, 2))
                .put("receiving_application", HapiText.anyOf(msh, 5, 0, 1, 2))
                .put("receiving_facility", HapiText.anyOf(msh, 6, 0, 1, 2));
    }

    private void patient(Segment pid) throws HL7Exception {
        patient = new Struct(HealthcareRecord.PATIENT);
        noted = patient;
        HapiPart part = part(patient, pid);
        List<Struct> identifiers = new ArrayList<>();
        part.identifiers(identifiers, 3);
        part.identifiers(identifiers, 2);
        part.identifiers(identifiers, 4);
        part.identifier(identifiers, "SSN", 19);
        part.identifier(identifiers, "DL", 20);
        part.put("id", id(identifiers))
                .put("identifiers", identifiers)
                .name("name", 5)
                .first("family_name", 5)
                .put("given_name", HapiText.given(pid, 5, 1))
                .put("aliases", HapiText.anyOfEach(pid, 9, 1))
                .date("dob", 7)
                .first("gender", 8)
                .addresses("addresses", 11)
                .telecoms(13, 14)
                .first("account", 18)
                .time("deceased_at", 29)
                .first("deceased", 30)
                .name("mother_maiden_name", 6)
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

    private static String id(List<Struct> identifiers) {
        for (Struct identifier : identifiers) {
            if ("MRN".equals(identifier.getString("type"))) {
                return identifier.getString("value");
            }
        }
        return identifiers.isEmpty() ? null : identifiers.get(0).getString("value");
    }

    private void encounter(Segment pv1) throws HL7Exception {
        encounter = new Struct(HealthcareRecord.ENCOUNTER);
        noted = encounter;
        String patientClass = HapiText.get(pv1, 2);
        part(encounter, pv1)
                .put("class_code", patientClass)
                .put("type", patientClass == null ? null : CLASSES.get(patientClass))
                .first("id", 19)
                .time("admit_date", 44)
                .time("discharge_date", 45)
                .first("service", 10)
                .person("attending_id", "attending_name", 7)
                .first("disposition", 36)
                .put("location", location(pv1, 3))
                .put("prior_location", location(pv1, 6))
                .component("facility", 3, 4)
                .orFirst("facility", 39)
                .first("admission_type", 4)
                .first("preadmit_id", 5)
                .person("referring_id", "referring_name", 8)
                .person("consulting_id", "consulting_name", 9)
                .first("admit_source", 14)
                .first("vip", 16)
                .person("admitting_id", "admitting_name", 17)
                .first("patient_type", 18)
                .first("financial_class", 20)
                .first("discharged_to", 37)
                .first("alternate_id", 50);
    }

    private static String location(Segment pv1, int field) throws HL7Exception {
        if (HapiText.count(pv1, field) == 0) {
            return null;
        }
        String location =
                Stream.of(
                                HapiText.get(pv1, field, 0, 1),
                                HapiText.get(pv1, field, 0, 2),
                                HapiText.get(pv1, field, 0, 3))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" "));
        return location.isEmpty() ? null : location;
    }

    private void order(Segment orc) throws HL7Exception {
        HapiPart order =
                begin(orders, HealthcareRecord.ORDER, orc)
                        .first("control", 1)
                        .first("placer_id", 2)
                        .first("filler_id", 3)
                        .first("group_id", 4)
                        .first("status", 5)
                        .time("ordered_at", 9)
                        .person("provider_id", "provider_name", 12)
                        .pair("reason_code", "reason", 16)
                        .first("facility", 21);
        timing(order, 7);
        ordered = true;
    }

    private void request(Segment obr) throws HL7Exception {
        HapiPart order =
                ordered
                        ? part(orders.get(orders.size() - 1), obr)
                        : begin(orders, HealthcareRecord.ORDER, obr);
        ordered = false;
        noted = order.struct();
        order.first("placer_id", 2)
                .first("filler_id", 3)
                .coded(4)
                .alternate(4)
                .first("priority", 5)
                .time("observed_at", 7)
                .time("observed_until", 8)
                .first("clinical_information", 13)
                .time("received_at", 14)
                .put("specimen_source", specimen(obr))
                .person("provider_id", "provider_name", 16)
                .time("reported_at", 22)
                .first("section", 24)
                .first("status", 25)
                .put("parent_id", HapiText.anyOf(obr, 29, 0, 2, 1))
                .pair("reason_code", "reason", 31)
                .first("interpreter_id", 32)
                .time("scheduled_at", 36);
        if (order.struct().get("starts_at") == null && order.struct().get("frequency") == null) {
            timing(order, 27);
        }
    }

    private static String specimen(Segment obr) throws HL7Exception {
        String words = HapiText.get(obr, 15, 0, 1, 2);
        return words == null ? HapiText.get(obr, 15) : words;
    }

    private static void timing(HapiPart order, int field) throws HL7Exception {
        order.component("frequency", field, 2)
                .time("starts_at", field, 4)
                .time("ends_at", field, 5)
                .component("priority", field, 6);
    }

    private void observation(Segment obx) throws HL7Exception {
        HapiPart line =
                begin(observations, HealthcareRecord.OBSERVATION, obx)
                        .put("order_index", orders.isEmpty() ? null : orders.size() - 1)
                        .first("set_id", 1)
                        .first("value_type", 2)
                        .coded(3)
                        .alternate(3)
                        .first("sub_id", 4);
        value(line);
        line.first("unit", 6)
                .whole("reference_range", 7)
                .first("status", 11)
                .time("observed_at", 14)
                .person("observer_id", "observer_name", 16)
                .first("method", 17)
                .first("device", 18)
                .time("analyzed_at", 19)
                .first("performer", 23)
                .orFirst("performer", 15);
        line.struct().put("abnormal_flags", HapiText.anyOfEach(obx, 8, 1));
    }

    private static void value(HapiPart line) throws HL7Exception {
        switch (String.valueOf(line.struct().getString("value_type"))) {
            case "CE", "CWE", "CNE" -> {
                Segment obx = line.segment();
                line.put("value", String.join("\n", HapiText.anyOfEach(obx, 5, 2, 9, 5, 1, 4)))
                        .put("value_code", HapiText.anyOf(obx, 5, 0, 1, 4))
                        .component("value_system", 5, 3);
            }
            default -> line.whole("value", 5);
        }
    }

    private void note(Segment nte) throws HL7Exception {
        String text = HapiText.whole(nte, 3);
        if (noted != null && text != null) {
            String before = noted.getString("notes");
            noted.put("notes", before == null ? text : before + "\n" + text);
        }
    }

    private void contact(Segment nk1) throws HL7Exception {
        begin(contacts, HealthcareRecord.CONTACT, nk1)
                .first("set_id", 1)
                .name("name", 2)
                .pair("relationship", "relationship_text", 3)
                .addresses("addresses", 4)
                .telecoms(5, 6)
                .first("role", 7)
                .time("started_at", 8)
                .time("ended_at", 9)
                .first("organization", 13)
                .first("gender", 15)
                .date("dob", 16);
    }

    private void allergy(Segment al1) throws HL7Exception {
        begin(allergies, HealthcareRecord.ALLERGY, al1)
                .first("set_id", 1)
                .first("type", 2)
                .coded(3)
                .first("severity", 4)
                .put("reactions", HapiText.anyOfEach(al1, 5, 2, 1))
                .time("identified_at", 6);
    }

    private void diagnosis(Segment dg1) throws HL7Exception {
        begin(diagnoses, HealthcareRecord.DIAGNOSIS, dg1)
                .first("set_id", 1)
                .coded(3)
                .orFirst("code_text", 4)
                .orFirst("code_system", 2)
                .time("diagnosed_at", 5)
                .first("type", 6)
                .first("priority", 15)
                .person("clinician_id", "clinician_name", 16)
                .first("id", 20)
                .first("action", 21);
    }

    private void guarantor(Segment gt1) throws HL7Exception {
        begin(guarantors, HealthcareRecord.GUARANTOR, gt1)
                .first("set_id", 1)
                .first("id", 2)
                .name("name", 3)
                .addresses("addresses", 5)
                .telecoms(6, 7)
                .date("dob", 8)
                .first("gender", 9)
                .first("type", 10)
                .first("relationship", 11)
                .first("ssn", 12)
                .first("employer", 16);
    }

    private void coverage(Segment in1) throws HL7Exception {
        begin(coverages, HealthcareRecord.COVERAGE, in1)
                .first("set_id", 1)
                .pair("plan_id", "plan_name", 2)
                .first("payer_id", 3)
                .first("payer_name", 4)
                .addresses("payer_addresses", 5)
                .phones("payer_phones", 7)
                .first("group_id", 8)
                .first("group_name", 9)
                .date("effective_from", 12)
                .date("effective_to", 13)
                .first("authorization", 14)
                .first("plan_type", 15)
                .name("subscriber_name", 16)
                .first("relationship", 17)
                .date("subscriber_dob", 18)
                .addresses("subscriber_addresses", 19)
                .first("priority", 22)
                .first("policy_number", 36)
                .first("subscriber_gender", 43)
                .first("member_id", 49);
    }
}
