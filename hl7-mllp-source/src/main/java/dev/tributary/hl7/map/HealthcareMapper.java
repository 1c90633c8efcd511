package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.hl7.parse.FieldPath;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Time;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** A parsed message to a HealthcareRecord; a part that cannot be read is left out and noted. */
final class HealthcareMapper {

    private static final String SOURCE_SYSTEM = "hl7";

    private final MessageOptions how;
    private final Clock clock;

    HealthcareMapper(MessageOptions how, Clock clock) {
        this.how = how;
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
        Reading reading = new Reading(message, zone(message), issues);
        Struct record = new Struct(HealthcareRecord.SCHEMA);
        record.put("metadata", metadata(message, receivedAt, reading));
        MessageWalk walk = new MessageWalk(record, reading, how.patients().choice());
        walk.through(message.tokens());
        if (!walk.hasPatient() && needsPatient(message.type())) {
            reading.note(Hl7IssueCode.PID_MISSING, "PID");
        }
        walk.finish(message.type());
        PayloadText raw =
                PayloadText.of(
                        message.received(), message.receivedText(), message.receivedCharset());
        Part.put(record, "mapped", mapped(message, reading));
        return record.put("compliance", compliance())
                .put("raw", raw.content())
                .put("raw_encoding", raw.encoding());
    }

    /** The record's key, or null where nothing in the message can be one. */
    String key(Hl7Message message, Struct record) {
        if (how.patients().keyPath().isPresent()) {
            Slice slice = how.patients().keyPath().get().in(message.tokens());
            String key = message.text(slice).strip();
            if (!key.isEmpty()) {
                return key;
            }
        }
        Struct patient = record.getStruct("patient");
        String id = patient == null ? null : patient.getString("id");
        if (id != null) {
            return id;
        }
        return message.controlId().isEmpty() ? null : message.controlId();
    }

    /** What is configured for the sender, else the offset of MSH-7 (HL7 v2.9 §2A.2.21). */
    private Optional<ZoneId> zone(Hl7Message message) {
        Slice facility = message.msh().field(4).repetition(1);
        Optional<ZoneId> configured =
                how.timezones().byFacility().isEmpty()
                        ? how.timezones().fallback()
                        : how.timezones()
                                .of(
                                        message.text(facility.component(1)).strip(),
                                        message.text(facility.component(2)).strip());
        return configured.isPresent()
                ? configured
                : Hl7Time.offsetOf(message.text(message.msh().field(7).component(1)));
    }

    private Struct metadata(Hl7Message message, Instant receivedAt, Reading reading) {
        Segment msh = message.msh();
        Struct metadata =
                new Struct(HealthcareRecord.METADATA)
                        .put("source_system", SOURCE_SYSTEM)
                        .put("message_type", message.type())
                        .put(
                                "message_id",
                                message.controlId().isEmpty() ? null : message.controlId())
                        .put("received_at", receivedAt.toString())
                        .put("processed_at", clock.instant().toString())
                        .put("version", message.version().isEmpty() ? null : message.version())
                        .put("sending_application", system(msh.field(3), reading))
                        .put("sending_facility", system(msh.field(4), reading))
                        .put("receiving_application", system(msh.field(5), reading))
                        .put("receiving_facility", system(msh.field(6), reading));
        Part part =
                new Part(metadata, msh, reading, "metadata", -1)
                        .time("message_time", 7)
                        .first("processing_id", 11)
                        .component("structure", 9, 3);
        event(part, message.tokens());
        return metadata;
    }

    /** EVN and MSA, which stand at the beginning. */
    private static void event(Part metadata, Hl7Tokens tokens) {
        for (int i = 1; i < tokens.segmentCount() && i <= 3; i++) {
            Segment segment = tokens.segment(i);
            if (segment.id().equals("EVN")) {
                metadata.from(segment)
                        .time("recorded_at", 2)
                        .first("event_reason", 4)
                        .time("occurred_at", 6);
            } else if (segment.id().equals("MSA")) {
                metadata.from(segment).first("acknowledgment_code", 1).first("acknowledged_id", 2);
            }
        }
    }

    /** HD (HL7 v2.9 §2A.2.33): the namespace id, else the universal id. */
    private static String system(Slice field, Reading reading) {
        if (field.isEmpty()) {
            return null;
        }
        String namespace = reading.first(field);
        return namespace != null ? namespace : reading.text(field.repetition(1).component(2));
    }

    private Map<String, String> mapped(Hl7Message message, Reading reading) {
        if (how.mappings().paths().isEmpty()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, FieldPath> mapping : how.mappings().paths().entrySet()) {
            Slice slice = mapping.getValue().in(message.tokens());
            if (slice.isNull()) {
                reading.deleted("mapped." + mapping.getKey());
                continue;
            }
            String value = reading.text(slice);
            if (value != null) {
                values.put(mapping.getKey(), value);
            }
        }
        return values;
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
