package dev.tributary.x12.map;

import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.commons.record.X12Schemas;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.Ta1Received;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Records of the answers that are sent, and of those to interchanges as a whole that were received:
 * who answered what, and how. A 997 or 999 that was received is a set like any other.
 */
public final class Answers {

    private static final String TA1 = "TA1";

    private Answers() {}

    /**
     * The record of an answer that is sent.
     *
     * @param partner whom it is for, by the name that the user gave
     * @param interchange the answer, ISA to IEA
     * @param at when it was made
     */
    public static MappedRecord sent(String partner, byte[] interchange, Instant at) {
        Reading reading = new Reading(StandardCharsets.ISO_8859_1);
        Struct value = begin("sent", partner, at);
        List<StoredSegment> segments = segments(interchange);
        Struct envelope = (Struct) value.get("envelope");
        for (StoredSegment segment : segments) {
            switch (segment.id()) {
                case "ISA" -> Envelopes.interchange(envelope, segment, reading);
                case "GS" -> Envelopes.group(envelope, segment, reading);
                case "ST" ->
                        reading.part(envelope, segment, null)
                                .text("set", 1)
                                .text("set_control_number", 2)
                                .text("set_version", 3);
                case TA1 -> ta1(value, segment, reading);
                default -> {
                    // Of the set itself.
                }
            }
        }
        AcknowledgmentMapper.read(value, segments, reading);
        if (envelope.get("set") != null) {
            value.put("kind", envelope.get("set"));
        }
        raw(value, interchange, StandardCharsets.ISO_8859_1);
        return end(value, reading, envelope.get("receiver"));
    }

    /** The record of a TA1 that was received. */
    static MappedRecord received(Ta1Received event, String fileDigest, Instant at) {
        Charset charset = event.interchange().partner().charset();
        Reading reading = new Reading(charset);
        Struct value = begin("received", event.interchange().partner().name(), at);
        Struct envelope = (Struct) value.get("envelope");
        envelope.put("partner_known", event.interchange().partner().known());
        envelope.put("file_digest", fileDigest);
        envelope.put("interchange_number", event.interchange().number());
        StoredSegment isa = event.interchange().isa();
        Envelopes.interchange(envelope, isa, reading);
        ta1(value, event.ta1(), reading);
        raw(value, joined(isa, event.ta1()), charset);
        return end(value, reading, envelope.get("sender"));
    }

    private static Struct begin(String direction, String partner, Instant at) {
        Struct value = new SharedStruct(RecordKind.ACKNOWLEDGMENT.schema());
        value.put(
                "metadata",
                new SharedStruct(HealthcareRecord.METADATA)
                        .put("source_system", "x12")
                        .put("received_at", at.toString())
                        .put("processed_at", at.toString()));
        value.put("envelope", new SharedStruct(X12Schemas.ENVELOPE).put("partner", partner));
        value.put("compliance", Envelopes.compliance());
        return value.put("direction", direction);
    }

    private static MappedRecord end(Struct value, Reading reading, Object partnerId) {
        Struct envelope = (Struct) value.get("envelope");
        Struct metadata = (Struct) value.get("metadata");
        metadata.put("message_type", value.get("kind"));
        metadata.put("message_id", envelope.get("interchange_control_number"));
        metadata.put("sending_facility", envelope.get("sender"));
        metadata.put("receiving_facility", envelope.get("receiver"));
        metadata.put("processing_id", envelope.get("usage"));
        metadata.put("version", envelope.get("set_version"));
        MappedRecord.write(reading.issues(), value);
        String key = UnitMapper.key(partnerId, value.get("of_control_number"));
        return new MappedRecord(
                RecordKind.ACKNOWLEDGMENT,
                key == null ? String.valueOf(metadata.get("message_id")) : key,
                value,
                reading.issues());
    }

    private static void ta1(Struct value, StoredSegment ta1, Reading reading) {
        reading.part(value, ta1, null)
                .put("kind", TA1)
                .text("of_control_number", 1)
                .put("of_sent_on", Envelopes.sentOn(ta1, 2))
                .text("verdict", 4)
                .elements("codes", 5, 5);
    }

    private static void raw(Struct value, byte[] bytes, Charset charset) {
        PayloadText raw = PayloadText.of(bytes, charset);
        value.put("raw", raw.content());
        value.put("raw_encoding", raw.encoding());
    }

    private static byte[] joined(StoredSegment isa, StoredSegment ta1) {
        byte[] first = isa.bytes();
        byte[] second = ta1.bytes();
        byte[] joined = new byte[first.length + second.length + 2];
        System.arraycopy(first, 0, joined, 0, first.length);
        joined[first.length] = ta1.delimiters().segment();
        System.arraycopy(second, 0, joined, first.length + 1, second.length);
        joined[joined.length - 1] = ta1.delimiters().segment();
        return joined;
    }

    private static List<StoredSegment> segments(byte[] interchange) {
        List<StoredSegment> segments = new ArrayList<>();
        X12Tokens tokens = X12Tokens.of(interchange);
        while (tokens.next()) {
            if (tokens.kind() == X12Tokens.Kind.SEGMENT) {
                segments.add(StoredSegment.of(tokens.segment(), StandardCharsets.ISO_8859_1, 0));
            }
        }
        return segments;
    }
}
