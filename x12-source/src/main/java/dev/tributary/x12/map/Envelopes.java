package dev.tributary.x12.map;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.X12Schemas;
import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.grammar.Grammar;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import java.time.Instant;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * What the units of one set have in common: metadata and envelope. They are read once for each set
 * and copied for each unit.
 */
final class Envelopes {

    private final String fileDigest;
    private TransactionSet set;
    private boolean headed;
    private Struct envelope;
    private Struct metadata;
    private String id;
    private Instant receivedAt;
    private String received;

    /**
     * Envelopes of one file.
     *
     * @param fileDigest keyed digest of the file; null where there is none
     */
    Envelopes(String fileDigest) {
        this.fileDigest = fileDigest;
    }

    /**
     * Writes metadata, envelope and compliance into a record.
     *
     * @param unit number of the unit, 0 for the set as a whole
     * @return a name for the unit that is its own within the sender's interchanges
     */
    String write(Struct value, Reading reading, Loop root, int unit, Instant at, String now) {
        prepare(reading, root);
        Struct own = new SharedStruct(HealthcareRecord.METADATA);
        value.put("metadata", own);
        copy(metadata, own);
        String name = unit == 0 ? id : id + '-' + unit;
        own.put("message_id", name);
        own.put("received_at", text(at));
        own.put("processed_at", now);
        value.put("envelope", envelope);
        value.put("compliance", compliance());
        return name;
    }

    @SuppressWarnings("ReferenceEquality") // The units of a file share it.
    private String text(Instant at) {
        if (at != receivedAt) {
            receivedAt = at;
            received = at.toString();
        }
        return received;
    }

    private static void copy(Struct from, Struct to) {
        for (Field field : from.schema().fields()) {
            Object value = from.get(field);
            if (value != null) {
                to.put(field.name(), value);
            }
        }
    }

    /** No policy has run at the source: the transform that masks says otherwise later. */
    static Struct compliance() {
        return new SharedStruct(HealthcareRecord.COMPLIANCE)
                .put("hipaa_compliant", false)
                .put("pii_masked", false);
    }

    @SuppressWarnings("ReferenceEquality") // Asked for each unit; the units of a set share it.
    private void prepare(Reading reading, Loop root) {
        StoredSegment head = head(root);
        if (reading.set() == set && headed == (head != null)) {
            return;
        }
        set = reading.set();
        headed = head != null;
        envelope = new SharedStruct(X12Schemas.ENVELOPE);
        metadata = new SharedStruct(HealthcareRecord.METADATA);
        FunctionalGroup group = set.group();
        interchange(group.interchange(), reading);
        group(group, reading);
        set(reading, root, head);
        id =
                group.interchange().controlNumber()
                        + '-'
                        + text(reading, group.gs(), 6)
                        + '-'
                        + text(reading, set.st(), 2);
        metadata.put("source_system", "x12")
                .put("message_type", messageType(set))
                .put("message_time", envelope.get("created_on"))
                .put("version", envelope.get("set_version"))
                .put("sending_facility", envelope.get("sender"))
                .put("receiving_facility", envelope.get("receiver"))
                .put("processing_id", envelope.get("usage"))
                .put("structure", envelope.get("guide"));
    }

    private static String text(Reading reading, StoredSegment segment, int element) {
        String text = reading.text(segment, element);
        return text == null ? "" : text;
    }

    private static StoredSegment head(Loop root) {
        for (StoredSegment segment : root.segments()) {
            if (segment.code() == Ids.BHT || segment.code() == Ids.BGN) {
                return segment;
            }
        }
        return null;
    }

    /** As {@code 837P}: the guide's name, else the set's. */
    static String messageType(TransactionSet set) {
        Grammar grammar = set.grammar();
        return grammar == null ? set.identifier() : grammar.name();
    }

    private void interchange(Interchange interchange, Reading reading) {
        envelope.put("partner", set.group().partner().name())
                .put("partner_known", set.group().partner().known())
                .put("file_digest", fileDigest)
                .put("interchange_number", interchange.number());
        interchange(envelope, interchange.isa(), reading);
    }

    /** ISA. */
    static void interchange(Struct envelope, StoredSegment isa, Reading reading) {
        reading.part(envelope, isa, null)
                .text("sender_qualifier", 5)
                .text("sender", 6)
                .text("receiver_qualifier", 7)
                .text("receiver", 8)
                .text("interchange_control_number", 13)
                .text("usage", 15)
                .put("sent_on", sentOn(isa, 9));
    }

    /** A date of six digits and a time behind it; null where they are none: others say so. */
    static String sentOn(StoredSegment segment, int element) {
        Slice date = segment.slice(element);
        Slice time = segment.slice(element + 1);
        String day = X12Dates.day(date.bytes(), date.start(), date.end());
        String clock = X12Dates.time(time.bytes(), time.start(), time.end());
        return day == null || clock == null ? day : day + 'T' + clock;
    }

    private void group(FunctionalGroup group, Reading reading) {
        group(envelope, group.gs(), reading);
        envelope.put("group_number", group.number());
    }

    /** GS. */
    static void group(Struct envelope, StoredSegment gs, Reading reading) {
        reading.part(envelope, gs, null)
                .text("group_id", 1)
                .text("group_sender", 2)
                .text("group_receiver", 3)
                .text("group_control_number", 6);
    }

    private void set(Reading reading, Loop root, StoredSegment head) {
        reading.part(envelope, set.st(), root.id())
                .text("set", 1)
                .text("set_control_number", 2)
                .put("set_number", set.number())
                .put("set_version", set.version())
                .put("guide", set.grammar() == null ? null : set.grammar().name());
        if (head == null) {
            return;
        }
        Part part = reading.part(envelope, head, root.id());
        if (head.code() == Ids.BHT) {
            part.text("purpose", 2).text("reference", 3).day("created_on", 4).text("kind", 6);
        } else {
            part.text("purpose", 1).text("reference", 2).day("created_on", 3).text("kind", 8);
        }
    }
}
