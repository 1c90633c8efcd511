package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** A parsed message to a HealthcareRecord; a part that cannot be read is left out and noted. */
final class HealthcareMapper {

    private static final String SOURCE_SYSTEM = "hl7";

    private final Optional<ZoneId> zone;
    private final Clock clock;

    HealthcareMapper(Optional<ZoneId> zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * Maps a message.
     *
     * @param message the message
     * @param receivedAt when its last byte came
     * @param issues findings are added here; the record's own lists are filled by the caller
     */
    Struct map(Hl7Message message, Instant receivedAt, List<Issue> issues) {
        Reading reading = new Reading(message, zone, issues);
        ResultMapper results = new ResultMapper(reading);
        Struct patient = null;
        Struct encounter = null;
        Hl7Tokens tokens = message.tokens();
        for (int i = 1; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            switch (segment.id()) {
                case "PID" ->
                        patient = patient == null ? PatientMapper.map(segment, reading) : patient;
                case "PV1" ->
                        encounter =
                                encounter == null
                                        ? EncounterMapper.map(segment, reading)
                                        : encounter;
                default -> results.take(segment);
            }
        }
        if (patient == null && needsPatient(message.type())) {
            reading.note(Hl7IssueCode.PID_MISSING, "PID");
        }
        PayloadText raw = PayloadText.of(message.received(), message.receivedCharset());
        return new Struct(HealthcareRecord.SCHEMA)
                .put("metadata", metadata(message, receivedAt, reading))
                .put("patient", patient)
                .put("encounter", encounter)
                .put("compliance", compliance())
                .put("observations", results.observations())
                .put("orders", results.orders())
                .put("raw", raw.content())
                .put("raw_encoding", raw.encoding());
    }

    private Struct metadata(Hl7Message message, Instant receivedAt, Reading reading) {
        Segment msh = message.msh();
        return new Struct(HealthcareRecord.METADATA)
                .put("source_system", SOURCE_SYSTEM)
                .put("message_type", message.type())
                .put("message_id", message.controlId().isEmpty() ? null : message.controlId())
                .put("received_at", receivedAt.toString())
                .put("processed_at", clock.instant().toString())
                .put("message_time", reading.time(msh, 7))
                .put("version", reading.first(msh.field(12)))
                .put("sending_application", system(msh.field(3), reading))
                .put("sending_facility", system(msh.field(4), reading))
                .put("receiving_application", system(msh.field(5), reading))
                .put("receiving_facility", system(msh.field(6), reading));
    }

    /** HD (HL7 v2.9 §2A.2.33): the namespace id, else the universal id. */
    private static String system(Slice field, Reading reading) {
        String namespace = reading.first(field);
        return namespace != null ? namespace : reading.text(field.repetition(1).component(2));
    }

    /** No policy has run at the source: the transform that masks says otherwise later. */
    private static Struct compliance() {
        return new Struct(HealthcareRecord.COMPLIANCE)
                .put("hipaa_compliant", false)
                .put("pii_masked", false);
    }

    private static boolean needsPatient(String type) {
        return type.startsWith("ADT") || type.startsWith("ORU");
    }
}
