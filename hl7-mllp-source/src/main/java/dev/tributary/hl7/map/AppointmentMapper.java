package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.record.HealthcareRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** SCH or ARQ to appointments, AIS, AIG, AIL and AIP to their resources (HL7 v2.9 §10.6). */
final class AppointmentMapper {

    private static final String APPOINTMENTS = "appointments";

    private final Assembly assembly;
    private final List<Part> begun = new ArrayList<>(0);

    AppointmentMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    private Part begin(Segment segment) {
        Part appointment =
                assembly.begin(APPOINTMENTS, HealthcareRecord.APPOINTMENT, segment)
                        .first("placer_id", 1)
                        .first("filler_id", 2)
                        .first("occurrence", 3);
        begun.add(appointment);
        return appointment;
    }

    /** SCH: HL7 v2.9 §10.6.2. */
    void scheduled(Segment sch) {
        begin(sch)
                .component("event_reason", 6, 2)
                .orFirst("event_reason", 6)
                .pair("reason_code", "reason", 7)
                .first("type", 8)
                .first("duration", 9)
                .first("duration_unit", 10)
                .time("starts_at", 11, 4)
                .time("ends_at", 11, 5)
                .person("contact_id", "contact_name", 16)
                .person("entered_by_id", "entered_by_name", 20)
                .first("status", 25);
    }

    /** ARQ: HL7 v2.9 §10.6.1; its start and end are those that are asked for. */
    void requested(Segment arq) {
        begin(arq)
                .component("event_reason", 6, 2)
                .orFirst("event_reason", 6)
                .pair("reason_code", "reason", 7)
                .first("type", 8)
                .first("duration", 9)
                .first("duration_unit", 10)
                .time("starts_at", 11, 1)
                .time("ends_at", 11, 2)
                .person("contact_id", "contact_name", 15)
                .person("entered_by_id", "entered_by_name", 19);
    }

    /**
     * TQ1 of an appointment, which 2.5 has beside SCH-11.
     *
     * @return whether there is an appointment that it belongs to
     */
    boolean timing(Segment tq1) {
        Part appointment = last(tq1);
        if (appointment == null) {
            return false;
        }
        appointment.orTime("starts_at", 7).orTime("ends_at", 8);
        return true;
    }

    private Part last(Segment segment) {
        return begun.isEmpty() ? null : begun.get(begun.size() - 1).from(segment);
    }

    void service(Segment ais) {
        Part resource = resource(ais, "service", 4);
        if (resource != null) {
            resource.pair("id", "name", 3)
                    .first("duration", 7)
                    .first("duration_unit", 8)
                    .first("status", 10);
        }
    }

    void general(Segment aig) {
        Part resource = resource(aig, "general", 8);
        if (resource != null) {
            resource.pair("id", "name", 3)
                    .first("type", 4)
                    .first("duration", 11)
                    .first("duration_unit", 12)
                    .first("status", 14);
        }
    }

    void location(Segment ail) {
        Part resource = resource(ail, "location", 6);
        if (resource != null) {
            resource.first("id", 3)
                    .first("type", 4)
                    .first("duration", 9)
                    .first("duration_unit", 10)
                    .first("status", 12);
        }
    }

    void person(Segment aip) {
        Part resource = resource(aip, "person", 6);
        if (resource != null) {
            resource.person("id", "name", 3)
                    .first("type", 4)
                    .first("duration", 9)
                    .first("duration_unit", 10)
                    .first("status", 12);
        }
    }

    /** Begins a resource of the appointment; its start is the appointment's, if none is known. */
    private Part resource(Segment segment, String kind, int start) {
        Part appointment = last(segment);
        if (appointment == null) {
            return null;
        }
        List<Struct> resources = appointment.struct().getArray("resources");
        Struct struct = new Struct(HealthcareRecord.APPOINTMENT_RESOURCE);
        if (resources == null) {
            resources = new ArrayList<>();
            resources.add(struct);
            appointment.put("resources", resources);
        } else {
            resources.add(struct);
        }
        assembly.noted(struct);
        String path = APPOINTMENTS + "[" + appointment.index() + "].resources";
        Part resource =
                new Part(struct, segment, assembly.reading(), path, resources.size() - 1)
                        .put("kind", kind)
                        .first("set_id", 1)
                        .first("action", 2)
                        .time("starts_at", start);
        if (appointment.struct().get("starts_at") == null) {
            appointment.put("starts_at", struct.get("starts_at"));
        }
        return resource;
    }
}
