package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Goes through a message's segments in the order they came, whatever that order is, and hands each
 * to the mapper that understands it; one that none understands stands in the raw message alone.
 */
final class MessageWalk {

    private final Assembly assembly;
    private final IdentifierChoice choice;
    private final OrderMapper orders;
    private final DocumentMapper documents;
    private final ObservationMapper observations;
    private final MedicationMapper medications;
    private final ClinicalMapper clinical;
    private final BillingMapper billing;
    private final AppointmentMapper appointments;
    private final MasterFileMapper masterFiles;
    private final List<Segment> earlyMerges = new ArrayList<>(0);

    /**
     * A walk.
     *
     * @param record to be filled
     * @param reading reads and notes
     * @param choice which identifier is a patient's id
     */
    MessageWalk(Struct record, Reading reading, IdentifierChoice choice) {
        this.assembly = new Assembly(record, reading);
        this.choice = choice;
        this.orders = new OrderMapper(assembly);
        this.documents = new DocumentMapper(assembly);
        this.observations = new ObservationMapper(assembly, documents);
        this.medications = new MedicationMapper(assembly);
        this.clinical = new ClinicalMapper(assembly);
        this.billing = new BillingMapper(assembly);
        this.appointments = new AppointmentMapper(assembly);
        this.masterFiles = new MasterFileMapper(assembly);
    }

    /** Reads every segment behind MSH. */
    void through(Hl7Tokens tokens) {
        for (int i = 1; i < tokens.segmentCount(); i++) {
            take(tokens.segment(i));
        }
        documents.close();
    }

    /** Completes the record. */
    void finish(String type) {
        MergeMapper.finish(assembly.patients(), type);
        assembly.finish();
    }

    boolean hasPatient() {
        return !assembly.patients().isEmpty();
    }

    private void take(Segment segment) {
        switch (segment.id()) {
            case "PID" -> patient(segment);
            case "PD1" -> additional(segment);
            case "MRG" -> merge(segment);
            case "PV1" -> EncounterMapper.map(assembly.beginVisit(segment));
            case "PV2" -> visitDetail(segment);
            case "NTE" -> note(segment);
            case "OBX" -> observations.map(segment);
            case "OBR" -> orders.request(segment);
            case "ORC" -> orders.common(segment);
            case "SPM" -> orders.specimen(segment);
            case "TXA" -> documents.header(segment);
            case "DG1" -> clinical.diagnosis(segment);
            case "AL1" -> clinical.allergy(segment);
            case "IAM" -> clinical.adverseReaction(segment);
            case "PR1" -> clinical.procedure(segment);
            case "NK1" -> clinical.contact(segment);
            default -> takeRarer(segment);
        }
    }

    private void takeRarer(Segment segment) {
        switch (segment.id()) {
            case "IN1" -> billing.insurance(segment);
            case "IN2" -> billing.insuranceDetail(segment);
            case "IN3" -> billing.certification(segment);
            case "GT1" -> billing.guarantor(segment);
            case "FT1" -> billing.charge(segment);
            case "SCH" -> appointments.scheduled(segment);
            case "ARQ" -> appointments.requested(segment);
            case "AIS" -> appointments.service(segment);
            case "AIG" -> appointments.general(segment);
            case "AIL" -> appointments.location(segment);
            case "AIP" -> appointments.person(segment);
            case "MFI" -> masterFiles.file(segment);
            case "MFE" -> masterFiles.entry(segment);
            case "STF" -> masterFiles.staff(segment);
            case "TQ1" -> timing(segment);
            default -> takeTreatment(segment);
        }
    }

    private void takeTreatment(Segment segment) {
        switch (segment.id()) {
            case "RXO" -> {
                orders.other(segment, 1);
                medications.ordered(segment);
            }
            case "RXE" -> {
                orders.other(segment, 2);
                medications.encoded(segment);
            }
            case "RXD" -> {
                orders.other(segment, 2);
                medications.dispensed(segment);
            }
            case "RXG" -> {
                orders.other(segment, 4);
                medications.given(segment);
            }
            case "RXA" -> {
                orders.other(segment, 5);
                medications.administered(segment);
            }
            case "RXR" -> medications.route(segment);
            case "RXC" -> medications.component(segment);
            case "ODS" -> orders.other(segment, 3);
            case "RQD" -> orders.other(segment, 3);
            default -> {
                // Unknown here: Z segments are for the user's mappings.
            }
        }
    }

    /** The message's patient, or a further one; one whose id is known already goes on. */
    private void patient(Segment pid) {
        documents.close();
        PatientMapper.map(assembly.beginPatient(pid), choice);
        int known = known(assembly.patients());
        if (known >= 0) {
            assembly.dropLastPatient();
            assembly.atPatient(known, pid);
        }
        for (Segment mrg : earlyMerges) {
            MergeMapper.map(assembly.patientPart(mrg), choice);
        }
        earlyMerges.clear();
    }

    /** Where the patient who was begun last stood before, or -1. */
    private static int known(List<Struct> patients) {
        int last = patients.size() - 1;
        String id = patients.get(last).getString("id");
        for (int i = 0; id != null && i < last; i++) {
            if (id.equals(patients.get(i).getString("id"))) {
                return i;
            }
        }
        return -1;
    }

    private void additional(Segment pd1) {
        Part patient = assembly.patientPart(pd1);
        if (patient != null) {
            PatientMapper.additional(patient);
        }
    }

    private void merge(Segment mrg) {
        Part patient = assembly.patientPart(mrg);
        if (patient == null) {
            earlyMerges.add(mrg);
        } else {
            MergeMapper.map(patient, choice);
        }
    }

    private void visitDetail(Segment pv2) {
        Part visit = assembly.visitPart(pv2);
        if (visit != null) {
            EncounterMapper.additional(visit);
        }
    }

    private void timing(Segment tq1) {
        if (assembly.orderIndex() == null) {
            appointments.timing(tq1);
        } else {
            orders.timing(tq1);
        }
    }

    /** NTE-3: its repetitions are lines. */
    private void note(Segment nte) {
        for (Slice line : Repetitions.of(nte.field(3))) {
            String text = assembly.reading().text(line);
            if (text != null) {
                assembly.note(text);
            }
        }
    }
}
