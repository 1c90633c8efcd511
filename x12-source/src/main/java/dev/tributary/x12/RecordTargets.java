package dev.tributary.x12;

import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.KeptPayload;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.RecordSize;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.RecordKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** Says to which topic a record goes, under which key and with which headers. */
final class RecordTargets {

    private static final SourcePosition UNPLACED = SourcePosition.of(null, null);

    private final Origin origin;
    private final TopicOptions topics;
    private final KeptPayload deadLetterPayload;
    private final long maxRecordBytes;
    private final String transport;

    /**
     * Targets of one task.
     *
     * @param transport how files come, as a header says
     */
    RecordTargets(
            Origin origin,
            TopicOptions topics,
            KeptPayload deadLetterPayload,
            long maxRecordBytes,
            String transport) {
        this.origin = origin;
        this.topics = topics;
        this.deadLetterPayload = deadLetterPayload;
        this.maxRecordBytes = maxRecordBytes;
        this.transport = transport;
    }

    /** The kinds of record that hold what senders said, by the topics that they go to. */
    static List<String> kinds() {
        return Arrays.stream(RecordKind.values()).map(RecordKind::topic).toList();
    }

    /** A record; it gets its position when it is offered. */
    RecordDraft record(MappedRecord mapped, Instant at) {
        return draft(
                topics.topic(mapped.kind().topic()),
                mapped.key(),
                mapped.value(),
                at.toEpochMilli());
    }

    /**
     * A dead letter; a payload that would make it too large is left out.
     *
     * @param parent what it is a part of
     */
    RecordDraft deadLetter(DeadLetter letter, String parent, KeyedDigest digest) {
        Struct value = letter.toStruct(origin, deadLetterPayload, digest);
        if (RecordSize.estimate(value) > maxRecordBytes) {
            value = letter.toStruct(origin, KeptPayload.OMITTED, digest);
        }
        value.put("parent_id", parent);
        return draft(topics.deadLetters(), letter.id(), value, letter.at().toEpochMilli());
    }

    /** A status record, at a position of its own unless it gets another. */
    RecordDraft status(SourcePosition position, SourceStatus status) {
        return draft(
                        topics.status(),
                        status.subject(),
                        status.toStruct(),
                        status.at().toEpochMilli())
                .at(position);
    }

    /** How much of a payload is worth keeping for a dead letter. */
    int maxPayloadBytes() {
        return (int) Math.min(Integer.MAX_VALUE, maxRecordBytes / 2);
    }

    private RecordDraft draft(String topic, String key, Struct value, long timestamp) {
        RecordDraft draft = RecordDraft.of(UNPLACED, topic, key, value, timestamp);
        draft.headers()
                .addString(RecordHeaders.SOURCE, origin.sourceSystem())
                .addString(RecordHeaders.TRANSPORT, transport);
        return draft;
    }
}
