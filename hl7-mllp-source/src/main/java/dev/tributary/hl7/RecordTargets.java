package dev.tributary.hl7;

import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.KeptPayload;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.FragmentRecord;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.commons.record.RecordSize;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.hl7.front.Received;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.parse.Fragment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;

/** Says to which topic a record goes, under which key and offset. */
final class RecordTargets {

    private static final String MESSAGES = "messages";
    private static final String ATTACHMENTS = "attachments";
    private static final String FRAGMENTS = "fragments";
    private static final int TYPE_LENGTH = 3;

    private final Origin origin;
    private final TopicOptions topics;
    private final Hl7Offsets offsets;
    private final KeptPayload deadLetterPayload;
    private final MessageOptions messages;
    private final boolean tls;

    /**
     * Targets of one task.
     *
     * @param tls whether its listeners speak TLS, which each record says
     */
    RecordTargets(
            Origin origin,
            TopicOptions topics,
            Hl7Offsets offsets,
            KeptPayload deadLetterPayload,
            MessageOptions messages,
            boolean tls) {
        this.origin = origin;
        this.topics = topics;
        this.offsets = offsets;
        this.deadLetterPayload = deadLetterPayload;
        this.messages = messages;
        this.tls = tls;
    }

    /** The kinds of record that hold what senders said, by the topics that they go to. */
    static List<String> kinds(Map<String, String> props) {
        String perType = props.getOrDefault(MessageOptions.TOPIC_PER_TYPE, "false").trim();
        return Boolean.parseBoolean(perType)
                ? List.of(MESSAGES + ".adt", MESSAGES + ".other", ATTACHMENTS, FRAGMENTS)
                : List.of(MESSAGES, ATTACHMENTS, FRAGMENTS);
    }

    RecordDraft message(SourcePosition position, Received received, String key, Struct value) {
        return draft(position, messageTopic(value), key, value, received.at().toEpochMilli());
    }

    /** {@code <prefix>.messages}, or with the type behind it, as {@code <prefix>.messages.adt}. */
    private String messageTopic(Struct value) {
        if (!messages.topicPerType()) {
            return topics.topic(MESSAGES);
        }
        String type = value.getStruct("metadata").getString("message_type");
        StringBuilder code = new StringBuilder(TYPE_LENGTH);
        for (int i = 0; i < type.length() && type.charAt(i) != '^'; i++) {
            char c = type.charAt(i);
            boolean letterOrDigit =
                    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (!letterOrDigit || code.length() == TYPE_LENGTH) {
                // What is no type must not make a topic.
                return topics.topic(MESSAGES) + ".other";
            }
            code.append(Character.toLowerCase(c));
        }
        return topics.topic(MESSAGES) + "." + (code.length() == 0 ? "other" : code);
    }

    /** A piece of a document that is too large for its message's record. */
    RecordDraft attachment(SourcePosition position, Received received, Struct piece) {
        return draft(
                position,
                topics.topic(ATTACHMENTS),
                piece.getString("id") + "-" + piece.getInt32("index"),
                piece,
                received.at().toEpochMilli());
    }

    /** A dead letter's value; a payload that would make it too large is left out. */
    Struct deadLetterValue(DeadLetter letter, KeyedDigest digest) {
        Struct value = letter.toStruct(origin, deadLetterPayload, digest);
        return RecordSize.estimate(value) <= messages.maxRecordBytes()
                ? value
                : letter.toStruct(origin, KeptPayload.OMITTED, digest);
    }

    RecordDraft deadLetter(SourcePosition position, Received received, Struct value) {
        return draft(
                position,
                deadLetters(),
                value.getString("id"),
                value,
                received.at().toEpochMilli());
    }

    /** A part of a message that comes in several. */
    RecordDraft fragment(
            SourcePosition position, Received received, Fragment part, Interpreted interpreted) {
        PayloadText raw = PayloadText.of(part.bytes(), StandardCharsets.UTF_8);
        String id = interpreted.header().controlId();
        Struct value =
                new Struct(FragmentRecord.SCHEMA)
                        .put("source_system", origin.sourceSystem())
                        .put("message_type", interpreted.header().messageType())
                        .put("message_id", id.isEmpty() ? null : id)
                        .put("received_at", received.at().toString())
                        .put("continues", part.continues())
                        .put("continued_by", part.continuedBy())
                        .put("last", part.isLast())
                        .put("size", (long) part.bytes().length)
                        .put("raw", raw.content())
                        .put("raw_encoding", raw.encoding());
        return draft(
                position,
                topics.topic(FRAGMENTS),
                id.isEmpty() ? null : id,
                value,
                received.at().toEpochMilli());
    }

    /** Whether a part of a message fits into one record. */
    boolean fits(RecordDraft draft) {
        return RecordSize.estimate(draft.value()) <= messages.maxRecordBytes();
    }

    RecordDraft status(String subject, SourceStatus status) {
        return draft(
                offsets.next("status"),
                topics.status(),
                subject,
                status.toStruct(),
                status.at().toEpochMilli());
    }

    String deadLetters() {
        return topics.deadLetters();
    }

    /** A position for a record that no window remembers. */
    SourcePosition plainPosition(Received received) {
        return offsets.next(received.listener());
    }

    private RecordDraft draft(
            SourcePosition position, String topic, String key, Struct value, long timestamp) {
        RecordDraft draft = RecordDraft.of(position, topic, key, value, timestamp);
        draft.headers()
                .addString(RecordHeaders.SOURCE, origin.sourceSystem())
                .addString(RecordHeaders.TRANSPORT, tls ? "tls" : "plaintext");
        return draft;
    }
}
