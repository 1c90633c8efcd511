package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The record of one message while its segments are read in order: what has been begun, and to which
 * patient, order and struct the next segment belongs.
 *
 * <p>A struct or list is put into the record while it is empty and filled there: Connect validates
 * what is put down to its last value.
 */
final class Assembly {

    private static final String NOTES = "notes";

    private final Struct record;
    private final Reading reading;
    private final Map<String, List<Struct>> lists = new HashMap<>();
    private final List<Struct> patients = new ArrayList<>(1);
    private Struct encounter;
    private Struct visit;
    private boolean furtherVisit;
    private int patientIndex = -1;
    private Integer orderIndex;
    private Struct noted;
    private StringBuilder notes;

    /**
     * An assembly.
     *
     * @param record to be filled
     * @param reading reads and notes
     */
    Assembly(Struct record, Reading reading) {
        this.record = record;
        this.reading = reading;
        lists.put("observations", emptyList("observations"));
        lists.put("orders", emptyList("orders"));
    }

    private List<Struct> emptyList(String name) {
        List<Struct> items = new ArrayList<>();
        record.put(name, items);
        return items;
    }

    Reading reading() {
        return reading;
    }

    /** Begins a struct of a list; notes that follow belong to it. */
    Part begin(String list, Schema schema, Segment segment) {
        List<Struct> items = lists.computeIfAbsent(list, this::emptyList);
        Struct struct = new Struct(schema);
        items.add(struct);
        if (patientIndex > 0 && schema.field("patient_index") != null) {
            struct.put("patient_index", patientIndex);
        }
        noted(struct);
        return new Part(struct, segment, reading, list, items.size() - 1);
    }

    /** The last struct of a list, to be filled from a further segment; null where there is none. */
    Part last(String list, Segment segment) {
        List<Struct> items = lists.get(list);
        if (items == null || items.isEmpty()) {
            return null;
        }
        int index = items.size() - 1;
        return new Part(items.get(index), segment, reading, list, index);
    }

    /** The structs of a list so far. */
    List<Struct> list(String name) {
        return lists.getOrDefault(name, List.of());
    }

    /** Begins a patient; what follows is about this one. */
    Part beginPatient(Segment pid) {
        Struct patient = new Struct(HealthcareRecord.PATIENT);
        if (patients.isEmpty()) {
            record.put("patient", patient);
        }
        patients.add(patient);
        return atPatient(patients.size() - 1, pid);
    }

    /** Goes on with a patient who was begun before. */
    Part atPatient(int index, Segment segment) {
        patientIndex = index;
        orderIndex = null;
        visit = null;
        Struct patient = patients.get(index);
        noted(patient);
        return patientPart(segment);
    }

    /** Forgets the last patient begun, who turned out to be one already known. */
    void dropLastPatient() {
        patients.remove(patients.size() - 1);
    }

    /** The patient whom segments are about now, null before any. */
    Part patientPart(Segment segment) {
        if (patientIndex < 0) {
            return null;
        }
        String path = patientIndex == 0 ? "patient" : "other_patients";
        return new Part(patients.get(patientIndex), segment, reading, path, patientIndex - 1);
    }

    List<Struct> patients() {
        return patients;
    }

    /** Begins a visit of the patient: the message's first, or a further one. */
    Part beginVisit(Segment pv1) {
        if (encounter != null) {
            Part further = begin("other_encounters", HealthcareRecord.ENCOUNTER, pv1);
            visit = further.struct();
            furtherVisit = true;
            return further;
        }
        encounter = new Struct(HealthcareRecord.ENCOUNTER);
        record.put("encounter", encounter);
        if (patientIndex > 0) {
            encounter.put("patient_index", patientIndex);
        }
        visit = encounter;
        noted(encounter);
        return visitPart(pv1);
    }

    /** The visit that was begun last, null before any. */
    Part visitPart(Segment segment) {
        if (visit == null) {
            return null;
        }
        return furtherVisit
                ? last("other_encounters", segment)
                : new Part(visit, segment, reading, "encounter", -1);
    }

    /** The order that segments belong to, null where there is none. */
    Integer orderIndex() {
        return orderIndex;
    }

    /** From here on segments belong to the order begun last. */
    void atLastOrder() {
        orderIndex = list("orders").size() - 1;
    }

    /** From here on notes belong to that struct. */
    void noted(Struct struct) {
        flushNotes();
        noted = struct;
    }

    /** Adds a line to the notes of what was read last. */
    void note(String text) {
        if (noted == null || noted.schema().field(NOTES) == null) {
            return;
        }
        if (notes == null) {
            notes = new StringBuilder(text);
        } else {
            notes.append('\n').append(text);
        }
    }

    private void flushNotes() {
        if (notes != null) {
            String before = noted.getString(NOTES);
            noted.put(NOTES, before == null ? notes.toString() : before + "\n" + notes);
            notes = null;
        }
    }

    /** Puts what is known at the end only. */
    void finish() {
        flushNotes();
        if (patients.size() > 1) {
            record.put("other_patients", patients.subList(1, patients.size()));
        }
        if (!reading.deleted().isEmpty()) {
            record.put("deleted", reading.deleted());
        }
    }

    @Override
    public String toString() {
        return "Assembly[" + lists.size() + " lists]";
    }
}
